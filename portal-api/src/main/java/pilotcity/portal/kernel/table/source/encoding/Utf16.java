package pilotcity.portal.kernel.table.source.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** UTF-16 without a mark: delimiters, digits and ends of lines have a zero in every second place, and only there. */
final class Utf16 {
    private static final int SURE = 8;
    private static final int FEW = 2;

    private Utf16() {}

    /** The byte order, or null when it is no UTF-16. */
    static @Nullable Charset find(byte[] head) {
        int[] zeros = new int[2];
        int[] ends = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
            ends[i % 2] += isEnd(head, i) ? 1 : 0;
        }
        int pairs = head.length / 2;
        if (pairs < 2 || (zeros[0] == 0 && zeros[1] == 0)) {
            return null;
        }
        boolean big = zeros[0] > zeros[1];
        int many = Math.max(zeros[0], zeros[1]);
        int few = Math.min(zeros[0], zeros[1]);
        boolean plenty = many > FEW && many * 20 >= pairs && few * SURE < many;
        return plenty && ends[big ? 1 : 0] * 2 >= ends[big ? 0 : 1]
                ? big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE
                : null;
    }

    private static boolean isEnd(byte[] head, int at) {
        return head[at] == '\n' || head[at] == ',' || head[at] == '\t';
    }
}
