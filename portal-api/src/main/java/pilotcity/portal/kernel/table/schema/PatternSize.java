package pilotcity.portal.kernel.table.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many parts a regular expression has when all that it counts is written out, which is what it takes in memory and,
 * for each letter of a cell, in time.
 */
final class PatternSize {
    static final long MOST = 2000;

    private static final Pattern COUNTED = Pattern.compile("\\{(\\d{1,9})?(,?)(\\d{1,9})?\\}");

    private final String pattern;
    private final Deque<Long> open = new ArrayDeque<>();
    private long size;
    private long last;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    /** At least {@code MOST + 1} where it is more. */
    static long of(String pattern) {
        return new PatternSize(pattern).measured();
    }

    private long measured() {
        Matcher counted = COUNTED.matcher(pattern);
        for (int i = 0; i < pattern.length() && size <= MOST; i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '\\' -> {
                    add(1);
                    i++;
                }
                case '[' -> {
                    add(1);
                    i = endOfClass(i);
                }
                case '(' -> {
                    open.push(size);
                    size = 0;
                }
                case ')' -> {
                    long inner = size;
                    size = open.isEmpty() ? 0 : open.pop();
                    add(inner);
                }
                case '{' -> {
                    if (counted.find(i) && counted.start() == i) {
                        repeat(counted);
                        i = counted.end() - 1;
                    }
                }
                default -> add(1);
            }
        }
        return open.stream().mapToLong(Long::longValue).sum() + size;
    }

    private void add(long parts) {
        last = parts;
        size += parts;
    }

    private void repeat(Matcher counted) {
        String most = counted.group(3) == null ? counted.group(1) : counted.group(3);
        long times = most == null ? 1 : Long.parseLong(most);
        size += last * Math.max(0, times - 1);
        last *= Math.max(1, times);
    }

    private int endOfClass(int from) {
        int at = from + 1;
        // a bracket that comes first stands for itself
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            at++;
        }
        for (at++; at < pattern.length() && pattern.charAt(at) != ']'; at++) {
            at += pattern.charAt(at) == '\\' ? 1 : 0;
        }
        return at;
    }
}
