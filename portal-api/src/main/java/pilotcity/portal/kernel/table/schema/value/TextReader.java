package pilotcity.portal.kernel.table.schema.value;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;

/** Texts, in a format of Table Schema; values are the text as it stands. */
public enum TextReader implements CellReader {
    ANY("文本", "string") {
        @Override
        boolean is(String text) {
            return true;
        }
    },
    EMAIL("电子邮箱", "email") {
        @Override
        boolean is(String text) {
            int at = text.indexOf('@');
            return at > 0
                    && at < text.length() - 1
                    && text.indexOf('@', at + 1) < 0
                    && text.chars().noneMatch(Character::isWhitespace);
        }
    },
    /** RFC 3986: an absolute one. */
    URI_TEXT("网址（uri）", "uri") {
        @Override
        boolean is(String text) {
            if (text.indexOf(':') <= 0) {
                return false;
            }
            try {
                return new URI(text).isAbsolute();
            } catch (URISyntaxException e) {
                return false;
            }
        }
    },
    UUID_TEXT("uuid", "uuid") {
        @Override
        boolean is(String text) {
            if (text.length() != 36) {
                return false;
            }
            for (int at = 0; at < 36; at++) {
                boolean dash = at == 8 || at == 13 || at == 18 || at == 23;
                char each = text.charAt(at);
                if (dash ? each != '-' : each > 'f' || Character.digit(each, 16) < 0) {
                    return false;
                }
            }
            return true;
        }
    },
    /** RFC 4648 section 4. */
    BINARY("base64 数据", "binary (base64)") {
        @Override
        boolean is(String text) {
            try {
                Base64.getDecoder().decode(text);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    };

    private final String zh;
    private final String en;

    TextReader(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    abstract boolean is(String text);

    @Override
    public @Nullable Object read(String text) {
        return is(text) ? text : null;
    }

    @Override
    public Label description() {
        return new Label(zh, en);
    }
}
