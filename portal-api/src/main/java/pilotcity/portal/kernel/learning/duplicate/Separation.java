package pilotcity.portal.kernel.learning.duplicate;

/** How far two reports are apart, as far as that is known. */
public sealed interface Separation {
    /** Nothing is known: a report has no point, or one that says nothing of where it is. */
    Separation UNKNOWN = new Unknown();

    /** Both lie in the same area, which is larger than the things that are reported; where in it is not known. */
    Separation SAME_AREA = new SameArea();

    /** @param value from point to point, 0 or more */
    record Metres(double value) implements Separation {
        public Metres {
            if (!(value >= 0)) {
                throw new IllegalArgumentException("a distance is 0 m or more, not " + value);
            }
        }
    }

    record SameArea() implements Separation {}

    record Unknown() implements Separation {}
}
