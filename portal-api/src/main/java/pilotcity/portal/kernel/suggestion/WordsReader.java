package pilotcity.portal.kernel.suggestion;

/** Reads what words are about. Only what may be published of them is read. */
@FunctionalInterface
public interface WordsReader {
    /** Reads signs of danger alone, as where there is no model yet. */
    WordsReader SIGNS = WordsReading::ofSigns;

    /** What it reads in {@code masked} words; takes time in proportion to their length, up to 4,000 characters. */
    WordsReading read(String masked);
}
