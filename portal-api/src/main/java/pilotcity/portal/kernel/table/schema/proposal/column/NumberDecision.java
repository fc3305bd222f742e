package pilotcity.portal.kernel.table.schema.proposal.column;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote.Code;
import pilotcity.portal.kernel.table.source.EnglishCount;

/** Columns of numbers, and of digits that are none. */
final class NumberDecision {
    private static final Set<String> NUMBERS = Set.of("integer", "number");
    private static final double FIRST_YEAR = 1800;
    private static final double LAST_YEAR = 2100;
    /** 1950 and 2100 as spreadsheets count days. */
    private static final double FIRST_SERIAL = 18_264;

    private static final double LAST_SERIAL = 73_050;
    private static final long CLEAR_POINTS = 3;

    private NumberDecision() {}

    /** Whether the column has been decided to be one, or to stay text. */
    static boolean decide(ColumnDraft draft, List<Candidate> fitting) {
        List<Candidate> numbers = numbers(fitting);
        if (numbers.isEmpty()) {
            return false;
        }
        Candidate best = numbers.getFirst();
        ColumnProfile profile = draft.profile();
        if (isCode(draft, best)) {
            return true;
        }
        if (best.way().field().has("numerals")) {
            return ChineseDecision.decide(draft, best);
        }
        if (best.way().field().has("bareNumber")) {
            return UnitDecision.decide(draft, best, profile.affixes());
        }
        if (best.way().field().has("groupChar") || best.way().field().has("decimalChar")) {
            return grouped(draft, numbers);
        }
        draft.choose(best);
        if (best.way().type().equals("integer")) {
            year(draft, best);
        } else {
            point(draft, numbers);
        }
        return true;
    }

    private static List<Candidate> numbers(List<Candidate> fitting) {
        return fitting.stream()
                .filter(each -> NUMBERS.contains(each.way().type()))
                .toList();
    }

    /**
     * Says of a column of numbers that not all of their digits are kept.
     *
     * @param digits how many are kept of a column, from the first place of its numbers to the last
     */
    static void rounded(ColumnDraft draft, int digits) {
        int places = draft.profile().numbers().places();
        if (places > digits && NUMBERS.contains(draft.field().path("type").asText())) {
            draft.alternative(CandidateWays.field("string"));
            draft.note(ProposalNote.told(
                    Code.ROUNDED,
                    "此列的数字合起来有 " + places + " 位，超过 " + digits + " 位：保存时舍入到约 16 位有效数字；要保留各位，请作为文本",
                    "the numbers of this column have " + places + " places between them, more than " + digits
                            + ": they are rounded to some 16 digits when they are stored; take the column as text to"
                            + " keep them all"));
        }
    }

    /** Whether the digits stay text: they would lose zeros or digits, or are a code by their name. */
    private static boolean isCode(ColumnDraft draft, Candidate best) {
        ColumnProfile profile = draft.profile();
        ProposalNote why = null;
        if (profile.numbers().leadingZeros() > 0) {
            why = ProposalNote.told(
                    Code.LEADING_ZEROS,
                    profile.numbers().leadingZeros() + " 个值以 0 开头：作为文本保留",
                    EnglishCount.of(profile.numbers().leadingZeros(), "value")
                            + EnglishCount.verb(profile.numbers().leadingZeros(), " has", " have")
                            + " leading zeros, which numbers would lose: kept as text");
        } else if (profile.numbers().leadingPluses() > 0) {
            why = leadingPlus(profile.numbers().leadingPluses());
        } else if (profile.numbers().longNumbers() > 0) {
            why = longNumbers(profile.numbers().longNumbers());
        } else if (profile.numbers().scientific() > 0) {
            why = scientific(profile.numbers().scientific());
        } else if (profile.numbers().bare() == profile.values()
                && profile.numbers().pointed() == 0
                && ColumnNames.CODE.fits(profile.name())) {
            why = ProposalNote.told(
                    Code.CODE_BY_NAME,
                    "列名表示编码，不是数量：作为文本保留",
                    "the name says that these are codes, not quantities: kept as text");
        }
        if (why != null) {
            draft.text();
            draft.note(why);
            draft.alternative(best);
        }
        return why != null;
    }

    private static ProposalNote leadingPlus(long count) {
        return ProposalNote.told(
                Code.LEADING_PLUS,
                count + " 个值以 + 开头、像国际电话号码：作为文本保留",
                EnglishCount.of(count, "value")
                        + EnglishCount.verb(count, " begins", " begin")
                        + " with +, as telephone numbers do, which numbers would lose: kept as text");
    }

    private static ProposalNote scientific(long count) {
        return ProposalNote.asked(
                Code.SCIENTIFIC,
                count + " 个值像 1.10105E+17：电子表格已丢失其后各位，请从源头重新导出",
                EnglishCount.of(count, "value")
                        + EnglishCount.verb(count, " looks", " look")
                        + " like 1.10105E+17: a spreadsheet has dropped digits; export the column again from its"
                        + " source");
    }

    private static ProposalNote longNumbers(long count) {
        return ProposalNote.told(
                Code.LONG_NUMBERS,
                count + " 个值超过 15 位，许多程序会将其舍入：作为文本保留",
                EnglishCount.of(count, "value")
                        + EnglishCount.verb(count, " has", " have")
                        + " more than 15 digits, which many programs round: kept as text");
    }

    private static void year(ColumnDraft draft, Candidate best) {
        ColumnProfile profile = draft.profile();
        if (profile.numbers().least() >= FIRST_SERIAL
                && profile.numbers().greatest() <= LAST_SERIAL
                && ColumnNames.DATE.fits(profile.name())) {
            draft.note(
                    ProposalNote.asked(
                            Code.SPREADSHEET_DAYS,
                            "像是电子表格内部的日期序号（从 1900 年数起的天数）：请以日期格式重新导出",
                            "these look like the day numbers by which spreadsheets store dates: export the column again as dates"));
        }
        boolean years = profile.numbers().least() >= FIRST_YEAR
                && profile.numbers().greatest() <= LAST_YEAR
                && profile.isOfFour();
        if (!years) {
            return;
        }
        if (ColumnNames.YEAR.fits(profile.name())) {
            draft.choose(CandidateWays.field("year"));
            draft.alternative(best);
        } else {
            draft.alternative(CandidateWays.field("year"));
            draft.note(ProposalNote.asked(Code.YEAR, "所有值都像年份：是年份吗？", "all values look like years: are they?"));
        }
    }

    /** A point may be one between thousands. */
    private static void point(ColumnDraft draft, List<Candidate> numbers) {
        ColumnProfile profile = draft.profile();
        Optional<Candidate> other = numbers.stream()
                .filter(each -> each.way().field().path("groupChar").asText().equals("."))
                .findFirst();
        if (other.isPresent()
                && profile.numbers().pointed() == profile.numbers().pointedThousands()
                && profile.numbers().pointed() >= (profile.hasCommas() ? 1 : CLEAR_POINTS)) {
            draft.alternative(other.get());
            draft.note(ProposalNote.asked(
                    Code.POINT,
                    "小数点后都是三位：是小数点，还是千分位？",
                    "three digits follow every point: is it a decimal point, or one between thousands?"));
        }
    }

    private static boolean grouped(ColumnDraft draft, List<Candidate> numbers) {
        Candidate best = numbers.getFirst();
        Optional<Candidate> decimalComma = numbers.stream()
                .filter(each -> each.way().field().path("decimalChar").asText().equals(",")
                        && !each.way().field().has("bareNumber"))
                .findFirst();
        boolean group = best.way().field().path("groupChar").asText().equals(",");
        if (group && decimalComma.isPresent()) {
            draft.text();
            draft.alternative(best);
            draft.alternative(decimalComma.get());
            draft.note(ProposalNote.asked(
                    Code.COMMA,
                    "逗号是千分位还是小数点？例如“" + draft.profile().longestText() + "”",
                    "is the comma one between thousands or a decimal one, as in '"
                            + draft.profile().longestText() + "'?"));
        } else {
            draft.choose(best);
        }
        return true;
    }

    /** The same where a few cells fit no number: they may be mistakes, or show that all are codes. */
    static boolean decideNearly(ColumnDraft draft, List<Candidate> nearly) {
        List<Candidate> numbers = numbers(nearly).stream()
                .filter(each -> !each.way().field().has("numerals")
                        && !each.way().field().has("bareNumber"))
                .toList();
        if (numbers.isEmpty()) {
            return false;
        }
        Candidate best = numbers.stream()
                .reduce((one, other) -> other.misses() < one.misses() ? other : one)
                .orElseThrow();
        if (isCode(draft, best)) {
            return true;
        }
        if (best.misfits().stream().anyMatch(misfit -> isLikeCode(misfit.value()))) {
            draft.text();
            draft.alternative(best);
            draft.note(ProposalNote.asked(
                    Code.MISFITS,
                    "大多为数字，但也有“" + best.misfits().getFirst().value() + "”这样的值：作为文本，对吗？",
                    "most values are numbers, but some are like '"
                            + best.misfits().getFirst().value() + "': kept as text; is that right?"));
            return true;
        }
        draft.choose(best);
        TimeDecision.misfits(draft, best);
        return true;
    }

    /** Letters among digits, as in 0164A or 2B033. */
    private static boolean isLikeCode(String value) {
        return value.matches("(?=.*[0-9])(?=.*[A-Za-z])[0-9A-Za-z\\-_./]+");
    }

    /** The counts of signs and units as they are shown. */
    static String shown(Map<String, Long> counts) {
        return String.join(", ", counts.keySet());
    }

    /** Says which signs and units may stand around the number. */
    static void affixes(ObjectNode field, Map<String, Long> counts) {
        var affixes = field.putArray("affixes");
        counts.keySet().forEach(affixes::add);
    }
}
