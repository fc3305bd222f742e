package pilotcity.index.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import net.sourceforge.pinyin4j.PinyinHelper;
import net.sourceforge.pinyin4j.format.HanyuPinyinOutputFormat;
import net.sourceforge.pinyin4j.format.HanyuPinyinToneType;
import net.sourceforge.pinyin4j.format.HanyuPinyinVCharType;
import net.sourceforge.pinyin4j.format.exception.BadHanyuPinyinOutputFormatCombination;
import org.jspecify.annotations.Nullable;

/** Chinese names in Latin letters, without tones. */
public final class Pinyin {
    private static final int LONGEST_GRAM = 4;
    private static final int MOST_READINGS = 2;
    private static final int MOST_SPELLINGS = 8;
    private static final HanyuPinyinOutputFormat FORMAT = format();

    /** What has been looked up: the library reads and formats its text again each time. */
    private static final AtomicReferenceArray<List<String>> KNOWN = new AtomicReferenceArray<>(Character.MAX_VALUE + 1);

    private Pinyin() {}

    private static HanyuPinyinOutputFormat format() {
        HanyuPinyinOutputFormat format = new HanyuPinyinOutputFormat();
        format.setToneType(HanyuPinyinToneType.WITHOUT_TONE);
        format.setVCharType(HanyuPinyinVCharType.WITH_V);
        return format;
    }

    /**
     * What somebody may type for a part of {@code name}: every run of up to four syllables written together, the whole
     * run, and its initials. 天河区 gives tian, he, qu, tianhe, hequ, tianhequ, thq.
     */
    public static Set<String> grams(String name) {
        Set<String> grams = new LinkedHashSet<>();
        for (ScriptRuns.Run run : ScriptRuns.of(name)) {
            if (run.chinese()) {
                addGrams(syllables(run.text()), grams);
            }
        }
        return grams;
    }

    /**
     * How somebody may write the whole of {@code name}, in small letters without spaces, where a character has several
     * readings; digits and letters in it stay. 长沙 gives zhangsha and changsha.
     */
    public static Set<String> spellings(String name) {
        List<String> joined = List.of("");
        for (ScriptRuns.Run run : ScriptRuns.of(name)) {
            if (run.chinese()) {
                for (List<String> readings : syllables(run.text())) {
                    boolean many = joined.size() * readings.size() > MOST_SPELLINGS;
                    joined = append(joined, many ? readings.subList(0, 1) : readings);
                }
            } else {
                joined = append(joined, List.of(TextFolding.key(run.text())));
            }
        }
        return new LinkedHashSet<>(joined);
    }

    /** A key that sorts Chinese names as a dictionary does, by sound; other text by its letters. */
    public static String sortKey(String name) {
        StringBuilder key = new StringBuilder();
        for (ScriptRuns.Run run : ScriptRuns.of(name)) {
            if (run.chinese()) {
                syllables(run.text())
                        .forEach(readings -> key.append(readings.getFirst()).append(' '));
            } else {
                key.append(TextFolding.narrow(run.text()).toLowerCase(java.util.Locale.ROOT));
            }
        }
        return key.append('\u0001').append(name).toString();
    }

    private static void addGrams(List<List<String>> syllables, Set<String> grams) {
        int size = syllables.size();
        for (int start = 0; start < size; start++) {
            List<String> joined = List.of("");
            for (int end = start; end < Math.min(size, start + LONGEST_GRAM); end++) {
                joined = append(joined, syllables.get(end));
                grams.addAll(joined);
            }
        }
        grams.add(join(syllables, false));
        grams.add(join(syllables, true));
    }

    private static List<String> append(List<String> prefixes, List<String> readings) {
        List<String> joined = new ArrayList<>(prefixes.size() * readings.size());
        for (String prefix : prefixes) {
            for (String reading : readings) {
                joined.add(prefix + reading);
            }
        }
        return joined;
    }

    private static String join(List<List<String>> syllables, boolean initials) {
        StringBuilder joined = new StringBuilder();
        for (List<String> readings : syllables) {
            String first = readings.getFirst();
            joined.append(initials && !first.isEmpty() ? first.substring(0, 1) : first);
        }
        return joined.toString();
    }

    private static List<List<String>> syllables(String chinese) {
        List<List<String>> syllables = new ArrayList<>(chinese.length());
        for (int i = 0; i < chinese.length(); i++) {
            syllables.add(readings(chinese.charAt(i)));
        }
        return syllables;
    }

    private static List<String> readings(char character) {
        @Nullable List<String> known = KNOWN.get(character);
        if (known != null) {
            return known;
        }
        List<String> found = lookUp(character);
        KNOWN.set(character, found);
        return found;
    }

    private static List<String> lookUp(char character) {
        try {
            String[] all = PinyinHelper.toHanyuPinyinStringArray(character, FORMAT);
            if (all == null || all.length == 0) {
                return List.of("");
            }
            Set<String> distinct = new LinkedHashSet<>(List.of(all));
            return distinct.stream().limit(MOST_READINGS).toList();
        } catch (BadHanyuPinyinOutputFormatCombination e) {
            throw new IllegalStateException(e);
        }
    }
}
