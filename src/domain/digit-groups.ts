/** A whole number as English and tables write it: 124439808 → 124,439,808. */
export const grouped = (whole: number | string): string => String(whole).replace(/\B(?=(?:\d{3})+$)/g, ',')
