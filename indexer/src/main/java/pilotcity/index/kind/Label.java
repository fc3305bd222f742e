package pilotcity.index.kind;

/** A short text for people, in Chinese and in English. */
public record Label(String zh, String en) {
    /** The same in both languages. */
    public static Label same(String text) {
        return new Label(text, text);
    }

    /** The text in {@code language}: Chinese for a tag that starts with {@code zh}, English otherwise. */
    public String in(String language) {
        return language.startsWith("zh") ? zh : en;
    }
}
