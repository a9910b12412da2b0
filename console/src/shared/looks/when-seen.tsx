import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Shows what is in it as soon as its place comes into view, and not before. */
export const WhenSeen = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const [seen, setSeen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} className="when-seen">
      {seen && children}
    </div>
  );
};
