package pilotcity.portal.kernel.privacy;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells names from the words that look like them, where only who somebody is leads up to them. */
final class NameChecks {
    /** Words that begin with what is a surname, too. */
    private static final Pattern CHINESE_WORD =
            Pattern.compile("(?:安[全装静排置心保危徽定抚慰检]|方[便面向案式才法圆]|路[过過经經边邊上口面段灯燈人牌由程]|车[辆位主库道祸子里上流型]|單[位元]"
                    + "|单[位元独车身亲]|管[子理道网线委]|关[注心于系闭门爱切]|關[注心於係閉]|时[常间不时候刻]|左[右边侧脚手腿眼耳肩臂]|严[重禁格厉]|嚴[重禁格]|于[是今此]"
                    + "|向[国来上下贵政有相社街物]|项目|施[工行]|高[度层空兴中龄声压速峰考温]|白[天色白血]|成[立员本群为年都功天]|易[燃爆怒]|包[括装裹工围]"
                    + "|连[续日夜接云]|連[續日夜]|游[客玩泳行]|温[饱馨暖州]|黄[色线泥昏埔]|金[额属融]|石[头块子牌家]|田[地间里]|林[木业地]|江[边水门苏西南北]"
                    + "|叶子|万[一家多分般元人]|牛[奶皮]|马[上路达]|龙头|阳台|康复|文[化明件字]|钱[款财包]|党[员组支]|司[机法]|农[民村业户]|農[民村]|谷物"
                    + "|毕业|畢業|解[决释除放]|费[用心]|卫[生士]|景[观区]|冷[气漠]|戴[口头着]|史上|陈[旧述年]|张[贴望]|周[边围末一二三四五六日期转]"
                    + "|胡[乱同]|何[时况处人必]|罗列|唐突|许[多可久]|許[多可]|曾[一二两三四五六几数经在多有向打反被致与]|余[下款人]|杜绝|程[度序]|任[职教何意由凭务]|丁点|陆续"
                    + "|范围|夏[天季]|付[款费出了]|雷[电雨]|黎明|顾[客虑不及]|毛病|莫[名非]|齐[全心声]|庞大|颜色|章程|申[请报诉]|申[請報]|焦[急虑]|甘愿"
                    + "|祝[愿您大]|宁[愿可静]|尚[未有]|符合|舒[适服]|纪律|童年|凌晨|季[节度]|涂[鸦抹]|苗木|蒙受|房[屋子东间租价产]|屈服|尤其|卓越|古[树建]"
                    + "|简[单直]|广[州东]|武[汉警]|孔洞|沈阳|郑州|贺州|汕头|常[常年住]|全体|柳州|宋代|谢[谢意绝]|謝謝|盛[夏水]|孙(?:子|女(?!士))|祁连|华[南侨工]|葛洲|贾某|云南|孟加"
                    + "|麦[当田]|童车|翻|荆|宫颈|卜算|晏起|席[间位]|乔[迁木]|强)");

    /** What is in no name, or ends none: particles, and who somebody is rather than how they are called. */
    private static final Pattern CHINESE_PART =
            Pattern.compile("[的了着過过在是與与及被把对對于於到不没沒未也都就还還又很更最这這那哪谁誰么怎吗呢吧啊们們说說打报報投去住等处該该要会會能某]|[人员員工生者户戶主客师]$");

    /** Words of offices, places, and sentences that begin with a capital. */
    private static final Set<String> NO_ENGLISH_NAME = Set.of(
            ("a an the this that these those and or not very so too also now still just only please none no nobody someone"
                            + " anyone see via by n phone mobile email mail tel telephone cell call text wechat whatsapp fax web"
                            + " website address number info information details customer public police fire"
                            + " department dept office officer hall bureau service services property management manager council"
                            + " company centre center committee team school hospital hotline board agency group desk street road"
                            + " avenue lane square park bridge tower building block estate garden gardens plaza community district"
                            + " city town village county province security guard government municipal urban traffic water power gas"
                            + " electric sanitation housing construction university college station metro line bus airport market"
                            + " mall shop store bank hotel church library museum resident owner tenant landlord neighbour neighbor"
                            + " chairman secretary teacher student driver citizen local your my our his her their its i we you he"
                            + " she they it in on at of to for from with here there sorry afraid angry writing reporting living"
                            + " north south east west northern southern eastern western hong kong new zealand york african american"
                            + " asian european indian chinese british english korean japanese french german canadian australian"
                            + " monday tuesday wednesday thursday friday saturday sunday dear sir madam thank thanks")
                    .split(" "));

    private NameChecks() {}

    static boolean isChineseName(String text, int start, int end) {
        String name = text.substring(start, end);
        return !CHINESE_WORD.matcher(name).lookingAt()
                && !CHINESE_PART.matcher(name).find();
    }

    static boolean isEnglishName(String text, int start, int end) {
        for (String word : text.substring(start, end).toLowerCase(Locale.ROOT).split("[ .]+", -1)) {
            if (NO_ENGLISH_NAME.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
