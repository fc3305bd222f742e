package pilotcity.portal.kernel.table.schema.proposal.column;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote.Code;
import pilotcity.portal.kernel.table.source.EnglishCount;

/** Columns of numbers with a sign or a unit in the cell: 12 km², 95%, ￥1,234. */
final class UnitDecision {
    private static final Pattern CURRENCY =
            Pattern.compile("[¥￥$€£₩₹]|(?:RMB|CNY|USD|EUR|GBP|HKD|HK\\$|US\\$|人民币)[ :：]?");
    private static final Pattern UNIT = Pattern.compile(
            "[%％‰°′″℃℉¥￥$€£]|°[CF]|RMB|CNY|USD|EUR|GBP|HKD|元|人民币|美元|欧元|港元|人|人次|个|"
                    + "户|件|次|家|辆|台|套|座|所|条|张|份|株|头|只|项|起|例|床|[毫厘分千]?米|公里|里|[平立]方[毫厘分千]?米|平方公里|公顷|亩|㎡|㎥|"
                    + "[毫千]?克|公斤|斤|吨|[毫]?升|天|日|周|个月|月|年|岁|小时|分钟|分|秒|千瓦时?|兆瓦时?|度|伏|安|赫兹|分贝|"
                    + "(?:[kcmdµμn]?m|ha|in|ft|mi|yd|ac)[²³23]?|(?:sq|cu)\\.? ?(?:m|km|ft|mi)|[kmµμ]?g|t|lbs?|oz|[mµμ]?[lL]|"
                    + "[kMG]W(?:h)?|Wh|[kM]V|Hz|[kM]Hz|dB(?:\\(A\\))?|[hk]?Pa|min|h|s|ms|hours?|days?|years?|people|persons|"
                    + "(?:[mµμn]?g|t|m³|[kM]?Wh|L|人|元)/(?:m³|L|l|kg|a|h|d|km²|年|月|日|天|人|平方米|㎡|立方米|吨)|km/h|m/s|m³/[sh]|MW|GWh");

    private UnitDecision() {}

    static boolean areUnits(Set<String> affixes) {
        return affixes.stream()
                .allMatch(each ->
                        UNIT.matcher(each).matches() || CURRENCY.matcher(each).matches());
    }

    /** Whether the column has been decided to be one, or to stay text where its cells have several units. */
    static boolean decide(ColumnDraft draft, Candidate best, Map<String, Long> affixes) {
        if (!areUnits(affixes.keySet())) {
            // A letter before or behind digits makes them a name: A1001, Line 5, 12号.
            return false;
        }
        String shown = NumberDecision.shown(affixes);
        long marked = affixes.values().stream().mapToLong(Long::longValue).sum();
        if (affixes.size() != 1) {
            draft.text();
            draft.alternative(best);
            draft.note(ProposalNote.asked(
                    Code.UNIT,
                    "数值带有多种单位或符号（" + shown + "），不能直接作为一列数值",
                    "the numbers have several units or signs (" + shown
                            + "), so that they cannot be one column of numbers as they stand"));
            return true;
        }
        ObjectNode field = draft.choose(best);
        NumberDecision.affixes(field, affixes);
        field.put("unit", shown);
        long bare = draft.profile().values() - marked;
        boolean mixed = bare > 0;
        String zh = "数值带有“" + shown + "”：建议作为数值，单位记为 " + shown;
        String en = "the numbers are written with '" + shown + "': proposed as numbers in that unit";
        draft.note(
                mixed
                        ? ProposalNote.asked(
                                Code.UNIT,
                                zh + "；" + bare + " 个值没有写单位：单位相同吗？",
                                en + "; " + EnglishCount.of(bare, "value") + EnglishCount.verb(bare, " has", " have")
                                        + " no unit: is it the same one?")
                        : ProposalNote.told(Code.UNIT, zh, en));
        draft.alternative(CandidateWays.field("string"));
        return true;
    }
}
