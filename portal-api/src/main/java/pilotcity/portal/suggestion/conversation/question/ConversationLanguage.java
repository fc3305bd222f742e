package pilotcity.portal.suggestion.conversation.question;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import pilotcity.index.kind.Label;

/** In which language somebody is answered. */
public enum ConversationLanguage {
    ZH,
    EN;

    private static final Pattern LATIN_WORD = Pattern.compile("\\p{IsLatin}+");

    /** A Chinese word has about two characters. */
    private static final int CHARACTERS = 2;

    /** What requests and answers call it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ConversationLanguage> find(String code) {
        for (ConversationLanguage each : values()) {
            if (each.code().equals(code)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The one that most of the words are in; Chinese where there are no words. */
    public static ConversationLanguage of(String words) {
        long chinese = words.codePoints().filter(Character::isIdeographic).count();
        long latin = LATIN_WORD.matcher(words).results().count();
        return chinese >= CHARACTERS * latin ? ZH : EN;
    }

    public String of(Label label) {
        return label.in(code());
    }

    public String of(String zh, String en) {
        return this == ZH ? zh : en;
    }
}
