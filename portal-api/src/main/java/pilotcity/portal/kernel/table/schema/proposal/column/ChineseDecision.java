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
        String shown = value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
        boolean multiplied = sample.chars().anyMatch(each -> each >= '0' && each <= '9');
        if (!multiplied && best.way().field().has("bareNumber")) {
            // 第一小学 and the like: a numeral in a name.
            return false;
        }
        ProposalNote note = multiplied
                ? ProposalNote.told(
                        Code.NUMERALS, "“" + sample + "”将读作 " + shown, "'" + sample + "' would be read as " + shown)
                : ProposalNote.asked(
                        Code.NUMERALS,
                        "中文数字：“" + sample + "”要读作 " + shown + " 吗？",
                        "Chinese numerals: is '" + sample + "' to be read as " + shown + "?");
        draft.note(note);
        if (!multiplied) {
            draft.text();
            draft.alternative(best);
            return true;
        }
        if (best.way().field().has("bareNumber")) {
            return UnitDecision.decide(draft, best, profile.chineseAffixes());
        }
        draft.choose(best);
        draft.alternative(CandidateWays.field("string"));
        return true;
    }
}
