import { type ClassValue, clsx } from "clsx";

/**
 * Joins class names. There is no merging of conflicting Tailwind classes (that costs 8 KB in every page): pass layout
 * to a component (margin, width, order) and choose looks by its variants.
 */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes);
}
