package pilotcity.portal.kernel.table.source.json;

import java.io.Writer;
import java.util.function.LongConsumer;

/** Text in memory that says how long it gets. */
final class LimitedText extends Writer {
    private final StringBuilder text = new StringBuilder();
    private final LongConsumer length;

    LimitedText(LongConsumer length) {
        this.length = length;
    }

    @Override
    public void write(char[] chars, int offset, int count) {
        text.append(chars, offset, count);
        length.accept(text.length());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
