package pilotcity.portal.referral;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.input.InputField;

/** What can be done to referrals. */
final class ReferralVerbs {
    private static final String KIND = "referral";
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_LINE = 300;

    private ReferralVerbs() {}

    static List<Verb> all() {
        return List.of(refer(), acknowledge(), answer(), followUp(), close());
    }

    private static Verb refer() {
        return Verb.creating(KIND, "refer")
                .title("转交", "Refer")
                .describe("把已受理的记录作为一批转交给一个机构", "Hand accepted records to an organisation as one bundle")
                .takes(
                        InputField.id("organisation", "organisation", "由谁转交", "In whose name")
                                .needed(),
                        InputField.id("to", "organisation", "转交给谁", "Who is to answer")
                                .needed(),
                        InputField.id("campaign", "campaign", "所属征集活动", "The campaign it comes from"),
                        InputField.text("title", LONGEST_LINE, "标题", "What is handed over")
                                .needed(),
                        InputField.text("summary", LONGEST_TEXT, "摘要", "What you have made of the records")
                                .needed(),
                        InputField.id("records", "record", "记录编号", "The records")
                                .many()
                                .needed())
                .shownWith(new JsonObject()
                        .put("organisation", "bike-guangzhou")
                        .put("to", "guangzhou-transport")
                        .put("title", "天河区自行车道障碍")
                        .put("summary", "同一路段的障碍，建议一并处理")
                        .put("records", new JsonArray().add("R-1")))
                .does(ReferralCreationHandler::refer);
    }

    private static Verb acknowledge() {
        return Verb.of(KIND, "acknowledge")
                .title("签收", "Acknowledge")
                .describe("接收方签收", "The recipient has taken it in hand")
                .takes(note(), reference())
                .possibleFrom(Set.copyOf(ReferralTransition.ACKNOWLEDGE.from()))
                .does((transaction, input) ->
                        ReferralTransitionHandler.move(ReferralTransition.ACKNOWLEDGE, transaction, input));
    }

    private static Verb answer() {
        return Verb.of(KIND, "answer")
                .title("答复", "Answer")
                .describe(
                        "接收方答复整批；可同时对其中未结的记录采取同一步骤",
                        "The recipient answers the bundle, and may take one step with all of its open records")
                .takes(
                        note().needed(),
                        reference(),
                        InputField.code(
                                "step",
                                "对未结记录采取的步骤",
                                "The step to take with its open records",
                                new String[] {"start", "开始处理", "Start"},
                                new String[] {"resolve", "办结", "Resolve"},
                                new String[] {"decline", "不予受理", "Decline"}))
                .possibleFrom(Set.copyOf(ReferralTransition.ANSWER.from()))
                .shownWith(new JsonObject().put("note", "已安排清理").put("step", "start"))
                .does((transaction, input) ->
                        ReferralTransitionHandler.move(ReferralTransition.ANSWER, transaction, input));
    }

    private static Verb followUp() {
        return Verb.of(KIND, "followUp")
                .title("跟进", "Follow up")
                .describe("转交方询问进展", "The sender asks how it goes")
                .takes(note().needed(), reference())
                .possibleFrom(Set.copyOf(ReferralTransition.FOLLOW_UP.from()))
                .shownWith(new JsonObject().put("note", "请问进展如何"))
                .does((transaction, input) ->
                        ReferralTransitionHandler.move(ReferralTransition.FOLLOW_UP, transaction, input));
    }

    private static Verb close() {
        return Verb.of(KIND, "close")
                .title("关闭", "Close")
                .describe("转交方结束跟进", "The sender ends its follow-up")
                .takes(note(), reference())
                .possibleFrom(Set.copyOf(ReferralTransition.CLOSE.from()))
                .does((transaction, input) ->
                        ReferralTransitionHandler.move(ReferralTransition.CLOSE, transaction, input));
    }

    private static InputField note() {
        return InputField.text("note", LONGEST_TEXT, "公开的说明", "What everybody is told");
    }

    private static InputField reference() {
        return InputField.text("reference", LONGEST_LINE, "文号或网址", "A file number or an address");
    }
}
