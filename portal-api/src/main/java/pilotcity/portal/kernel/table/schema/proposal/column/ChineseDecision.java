package pilotcity.portal.kernel.table.schema.proposal.column;

import java.math.BigDecimal;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote.Code;

/** Columns of numbers in Chinese numerals, or with 万 and 亿 behind them. */
final class ChineseDecision {
    private ChineseDecision() {}

    /** Decides that the column is one, or stays text where the numerals may be names of things. */
    static boolean decide(ColumnDraft draft, Candidate best) {
        ColumnProfile profile = draft.profile();
        String sample = profile.distinct().first().stream()
                .filter(text -> text.chars().anyMatch(each -> each > 0x7f))
                .findFirst()
                .orElse(profile.longestText());
        Object value = best.way().column().value(sample);
        String shown = value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : String.valueOf(value);
        boolean multiplied = sample.chars().anyMatch(each -> each >= '0' && each <= '9');
        if (!multiplied && best.way().field().has("bareNumber")) {
            // 第一小学 and the like: a numeral in a name.
            return false;
        }
        if (!multiplied) {
            draft.note(ProposalNote.asked(
                    Code.NUMERALS,
                    "此列是中文数字，暂作为文本：要作为数值、把“" + sample + "”读作 " + shown + " 吗？",
                    "the values are Chinese numerals and stay text: should the column be one of numbers instead,"
                            + " with '" + sample + "' read as " + shown + "?"));
            draft.text();
            draft.alternative(best);
            return true;
        }
        if (best.way().field().has("bareNumber") && !UnitDecision.decide(draft, best, profile.chineseAffixes())) {
            // 项目1 and the like: a number in a name.
            return false;
        }
        draft.note(ProposalNote.told(
                Code.NUMERALS,
                "万、亿等计入数值：“" + sample + "”读作 " + shown,
                "万 and the like count as part of the number: '" + sample + "' is read as " + shown));
        if (!best.way().field().has("bareNumber")) {
            draft.choose(best);
            draft.alternative(CandidateWays.field("string"));
        }
        return true;
    }
}
