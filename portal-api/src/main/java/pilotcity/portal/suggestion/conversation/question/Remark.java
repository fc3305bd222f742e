package pilotcity.portal.suggestion.conversation.question;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import pilotcity.index.text.TextFolding;

/** What people say to whom they talk to, not of the matter: no words of a report, nor an answer to where it is. */
public enum Remark {
    /** The report is right and can be sent. */
    CONSENT(
            "没有?(?:什么)?问题(?:了|的)?|没有?错|没有?别的了?|就(?:是)?这样(?:了|吧|子)?|可以(?:了|的|发送?|提交)?|好(?:的|了|呀|吧|啊|嘞|滴)?|行(?:的|吧|了)?",
            "(?:请|帮我|直接|马上|就|可以|我)*(?:发送?|提交|上报|确认)(?:吧|出去|了|一下)?|是(?:的|这样(?:的)?)|对(?:的|了|啊|呀)?|嗯++|确定|正确|同意|属实|无误|妥",
            "yes|y|yep|yeah|yup|ok|okay|k|sure|fine|good|great|perfect|correct|right|confirm(?:ed)?|agreed?|submit(?: it)?|go ahead|please do|do it|done",
            "(?:please |just |you can |now )*send(?: it)?(?: off| now| please)?|(?:that|it|this|all|everything)(?: is|'s|’s)? (?:all )?(?:right|correct|ok|okay|fine|good)|(?:looks|sounds) (?:good|right|fine|ok|okay)|that's it|(?:no|nothing) (?:else|more|problem|changes?)",
            "[👍👌🆗✅]\ufe0f?"),
    /** It is not, without a word what is wrong. */
    OBJECTION(
            "不(?:对|是|行|可以|要|好|正确|发送?|提交)?(?:的|了)?|错(?:了|的)?|有(?:错误?|误|问题)|(?:地点|地址|位置|地方)(?:不对|错了|有误)|先?别发|等等|等一下|稍等",
            "no|n|nope|wrong|incorrect|not (?:right|correct|ok|okay)|(?:that|it|this)(?: is|'s|’s)? (?:wrong|not right|not correct|incorrect)|the (?:place|address|location) is (?:wrong|not right|incorrect)|wait|stop|don'?t send(?: it)?|do not send(?: it)?",
            "👎"),
    GREETING(
            "(?:你|您|大家|各位|客服)好|(?:早上|上午|中午|下午|晚上)好|早安|哈喽|哈啰|嗨|喂|在吗|在不在|在么|有人(?:在)?(?:吗|么)|人工(?:客服)?|客服|请问|打扰了|测试(?:一下)?",
            "(?:我)?(?:想要?|要|来|需要|想要)?(?:投诉|举报|上报|反映|反馈|报修|报告)(?:一下)?(?:一?个)?(?:问题|情况|事情|事)?",
            "hello|hi|hey|hiya|good (?:morning|afternoon|evening|day)|(?:is )?(?:anybody|anyone|someone) (?:there|here)|are you there|test(?:ing)?|(?:i (?:want|would like|need|wish) to |i'd like to )?(?:report|complain|make a (?:complaint|report))(?: (?:about )?(?:something|a problem|an issue))?|help|start|there"),
    THANKS(
            "(?:谢谢|多谢|感谢|辛苦|麻烦)(?:了|你们?|您|啦|大家)*|谢了|再见|拜拜|不客气",
            "thanks?(?: you)?(?: (?:so|very) much| a lot)?|thank you|thx|ty|cheers|bye|goodbye"),
    /** An answer is refused. */
    WITHHELD(
            "(?:我)?(?:就)?(?:不(?:想|愿意?|能|方便|要|会)?(?:告诉|说|讲|透露|提供)(?:你们?)?|保密|不方便|秘密|无可奉告|关你什么事|你猜)",
            "none of your business|i (?:won't|will not|don't want to|do not want to|can't|cannot|would rather not) (?:say|tell)(?: you)?|not telling(?: you)?|no comment|secret|private");

    private static final Pattern BESIDE =
            Pattern.compile("[\\s\\p{P}]*(?:谢谢|多谢|感谢|辛苦了?|thanks|thank you)(?:了|你们?|您|啦)?[\\s\\p{P}]*$");
    private static final int LONGEST = 60;
    private static final String BETWEEN = "[\\s\\p{P}~～]*";

    private final Pattern said;

    @SuppressWarnings("ImmutableEnumChecker") // a pattern is never changed
    Remark(String... ways) {
        this.said = Pattern.compile("(?:(?:" + String.join("|", ways) + ")" + BETWEEN + "(?!(?<=[a-z])[a-z]))+");
    }

    /** What {@code text} is as a whole, thanks beside it aside; empty where it says anything else. */
    public static Optional<Remark> of(String text) {
        String plain =
                TextFolding.key(TextFolding.narrow(text)).replace('’', '\'').strip();
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return Optional.empty();
        }
        if (THANKS.said.matcher(plain).matches()) {
            return Optional.of(THANKS);
        }
        String thankless = BESIDE.matcher(plain).replaceAll("");
        return Arrays.stream(values())
                .filter(each -> each.said.matcher(thankless).matches())
                .findFirst();
    }
}
