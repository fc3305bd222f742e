package pilotcity.portal.kernel.table.source.sheet;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.source.TableSourceException;

/**
 * The text of a part in front of the parser: it may declare no types and no entities, and whatever stands between two
 * tags, or within one, is short enough to be held.
 */
final class GuardedXml extends FilterReader {
    private static final String DOCTYPE = "<!D";
    private static final String COMMENT = "<!--";
    private static final String DATA = "<![CDATA[";

    private final Label part;
    private final long longest;
    private final StringBuilder opening = new StringBuilder();
    private String closing = "";
    private int matched;
    private long run;
    private boolean tag;
    private boolean begun;

    /** @param longest how many characters may follow each other without a tag */
    GuardedXml(InputStream bytes, Label part, long longest) {
        super(text(bytes));
        this.part = part;
        this.longest = longest;
    }

    private static Reader text(InputStream bytes) {
        return new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
        int read = super.read(chars, offset, length);
        for (int i = offset; i < offset + read; i++) {
            check(chars[i]);
        }
        if (!begun && read > 0) {
            begun = true;
            // A parser of characters takes the mark of the encoding for text.
            chars[offset] = chars[offset] == '\ufeff' ? ' ' : chars[offset];
            return chars[offset] == ' ' ? skipped(chars, offset, read) : read;
        }
        return read;
    }

    private int skipped(char[] chars, int offset, int read) throws IOException {
        if (read == 1) {
            return read(chars, offset, 1);
        }
        System.arraycopy(chars, offset + 1, chars, offset, read - 1);
        return read - 1;
    }

    private void check(char each) {
        if (++run > longest) {
            throw new TableSourceException(
                    0,
                    "%s：有一段文字超过 %,d 个字符，不予读取。".formatted(part.zh(), longest),
                    "%s holds a text of more than %,d characters; so much is not read.".formatted(part.en(), longest));
        }
        if (!closing.isEmpty()) {
            matched = each == closing.charAt(matched) ? matched + 1 : each == closing.charAt(0) ? 1 : 0;
            closing = matched == closing.length() ? "" : closing;
        } else if (each == '<') {
            tag = true;
            run = 0;
        } else if (tag) {
            tag = false;
            if (each == '!') {
                opening.append("<!");
            }
        } else if (!opening.isEmpty()) {
            opening.append(each);
            open(opening.toString());
        }
    }

    private void open(String begun) {
        if (begun.startsWith(DOCTYPE)) {
            throw new TableSourceException(
                    0,
                    part.zh() + "声明了文档类型，可借此引入外部实体；工作簿不需要它。",
                    part.en() + " declares a document type, by which entities are smuggled in; no workbook needs one.");
        }
        if (begun.equals(COMMENT) || begun.equals(DATA)) {
            closing = begun.equals(COMMENT) ? "-->" : "]]>";
            matched = 0;
            opening.setLength(0);
        } else if (!COMMENT.startsWith(begun) && !DATA.startsWith(begun)) {
            opening.setLength(0);
        }
    }
}
