export const pageWeight = async (): Promise<boolean> => true
