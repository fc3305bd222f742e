package pilotcity.portal.servicerequest.bulkimport.csv;

import java.io.IOException;
import java.io.InputStream;

/**
 * Byte statistics of a file, used to choose between encodings that could all decode it.
 *
 * @param mark the byte order mark
 * @param oddNulls zero bytes at odd places of its beginning, where UTF-16 has them for Latin letters, low byte first
 * @param high bytes beyond ASCII
 * @param utf8 how many of those are in sequences that are UTF-8
 * @param pairs of high bytes as GB 2312 has them, each one character
 * @param mixed a high byte followed by another that GB 2312 does not pair it with
 * @param single high bytes between ASCII
 */
record ByteStatistics(
        Mark mark, long evenNullCount, long oddNulls, long high, long utf8, long pairs, long mixed, long single) {
    private static final int BEGINNING = 4_096;
    private static final int BUFFER = 1 << 16;
    private static final double MOST = 0.9;
    private static final double HALF = 0.5;

    enum Mark {
        NONE,
        UTF_8,
        UTF_16_LITTLE,
        UTF_16_BIG
    }

    boolean evenNulls() {
        return evenNullCount > oddNulls;
    }

    boolean looksLikeUtf16() {
        return Math.max(evenNullCount, oddNulls) > 8
                && Math.max(evenNullCount, oddNulls) > 20 * Math.min(evenNullCount, oddNulls);
    }

    boolean looksLikeUtf8() {
        return utf8 > HALF * high;
    }

    /** High bytes come in pairs. */
    boolean looksChinese() {
        return pairs > 0 && pairs >= MOST * (pairs + mixed + single);
    }

    /** High bytes stand alone between ASCII, more often than not: übermäßig has two side by side. */
    boolean looksWestern() {
        return single > 0 && !looksLikeUtf8() && single >= HALF * (pairs + mixed + single);
    }

    static ByteStatistics of(InputStream in) throws IOException {
        byte[] bytes = new byte[BUFFER];
        int read = in.readNBytes(bytes, 0, BUFFER);
        Mark mark = mark(bytes, read);
        long even = 0;
        long odd = 0;
        for (int i = 0; i < Math.min(read, BEGINNING); i++) {
            if (bytes[i] == 0) {
                even += i % 2 == 0 ? 1 : 0;
                odd += i % 2;
            }
        }
        Counter counter = new Counter();
        while (read > 0) {
            counter.count(bytes, read);
            read = in.readNBytes(bytes, 0, BUFFER);
        }
        counter.endRun();
        return new ByteStatistics(
                mark, even, odd, counter.high, counter.utf8, counter.pairs, counter.mixed, counter.single);
    }

    private static Mark mark(byte[] bytes, int read) {
        int first = read > 0 ? bytes[0] & 0xff : 0;
        int second = read > 1 ? bytes[1] & 0xff : 0;
        if (first == 0xef && second == 0xbb && read > 2 && (bytes[2] & 0xff) == 0xbf) {
            return Mark.UTF_8;
        }
        return first == 0xff && second == 0xfe
                ? Mark.UTF_16_LITTLE
                : first == 0xfe && second == 0xff ? Mark.UTF_16_BIG : Mark.NONE;
    }

    /** Counts runs of high bytes. */
    private static final class Counter {
        private static final int LONGEST = 4_096;

        private final int[] run = new int[LONGEST];
        private int length;
        private long high;
        private long utf8;
        private long pairs;
        private long mixed;
        private long single;

        void count(byte[] bytes, int read) {
            for (int i = 0; i < read; i++) {
                if (bytes[i] < 0) {
                    run[length++] = bytes[i] & 0xff;
                    if (length == LONGEST) {
                        endRun();
                    }
                } else if (length > 0) {
                    endRun();
                }
            }
        }

        void endRun() {
            high += length;
            if (length == 1) {
                single++;
            }
            for (int i = 0; length > 1 && i < length; i += 2) {
                boolean pair = i + 1 < length && run[i] >= 0xa1 && run[i] <= 0xf7 && run[i + 1] >= 0xa1;
                pairs += pair ? 1 : 0;
                mixed += pair ? 0 : 1;
            }
            for (int i = 0; i < length; ) {
                int size = utf8Size(i);
                utf8 += size > 1 ? size : 0;
                i += size;
            }
            length = 0;
        }

        private int utf8Size(int at) {
            int lead = run[at];
            int size = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 ? 4 : 1;
            for (int i = at + 1; i < at + size; i++) {
                if (i >= length || run[i] < 0x80 || run[i] > 0xbf) {
                    return 1;
                }
            }
            return size;
        }
    }
}
