package pilotcity.portal.servicerequest.bulkimport.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;

/**
 * Whether a file reads as text in an encoding, and not only without a fault: GB18030 and Windows-1252 read nearly
 * everything. Counted are characters that are frequent in Chinese and in Korean, and letters that stand together in one
 * of the languages that are written in Windows-1252.
 *
 * @param pairs of bytes that GB18030 and EUC-KR read as one character
 * @param chinese how many of them are frequent in Chinese
 * @param korean how many are frequent in Korean
 * @param letters bytes beyond ASCII within or at words
 * @param western how many of them one of the western languages has, the one that has most
 */
record LanguageLikelihood(long pairs, long chinese, long korean, long letters, long western) {
    private static final double COMMON = 0.25;
    private static final double ALL_BUT_FEW = 0.95;

    private static final boolean[] CHINESE = pairs("GB18030", """
            的一是不了在人有我他这中大来上个国和说们为子地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于\
            起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点\
            月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关\
            并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何\
            更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论\
            百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联权往展该领传近留红治决周保达办运武半候七必城父强步完革深\
            区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形\
            委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴举切响服街道村镇号巷栋楼灯亮坏井盖\
            垃圾占停违章积水漏破损噪声施工居投诉反映描述编状态类型址称间受办结单热线理修路灯维护环境卫绿化树木公园桥河污染人行非机\
            丢失危险，。、：；！？（）《》“”—""");

    private static final boolean[] KOREAN = pairs("EUC-KR", """
            이다는의에을가고로지하한를은기사도정시리나대인어자서그해수부아일보들전주라원제상것과스구장적여교조만동마성선연안요있없음유\
            신청진중공용오위개무회식경관화미민금생출방소면세학거비물분계현재모니까지습입된되할합행발설치통차량단호번길역내등접처완료불\
            편주소건물쓰레기도로파손가등횡단보신고점명반드국우트르실야으려영당산업결강문야""");

    /** German with French, Italian and Dutch; the Iberian languages; Scandinavian, Icelandic and Estonian letters. */
    private static final boolean[][] WESTERN = {
        letters("äöüßÄÖÜàâæçéèêëîïôœùûÿìòóÀÂÆÇÉÈÊËÎÏÔŒÙÛŸÌÒ"),
        letters("áéíóúñüçàâêôãõèòïÁÉÍÓÚÑÜÇÀÂÊÔÃÕÈÒÏ"),
        letters("åäöøæéüèàóôÅÄÖØÆÉÜÈÀÓÔ"),
        letters("áéíóúýþæöðøÁÉÍÓÚÝÞÆÖÐØ"),
        letters("äöõüšžÄÖÕÜŠŽ"),
    };

    /** What may stand between letters, and is none: l’eau, Paral·lel, Münster–Süd. */
    private static final boolean[] BETWEEN = letters("’‘–—·\u00A0°²³´");

    private static boolean[] pairs(String charset, String characters) {
        boolean[] pairs = new boolean[1 << 16];
        byte[] bytes = characters.replaceAll("\\s", "").getBytes(Charset.forName(charset));
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            pairs[((bytes[i] & 0xff) << 8) | (bytes[i + 1] & 0xff)] = true;
        }
        return pairs;
    }

    private static boolean[] letters(String characters) {
        boolean[] letters = new boolean[1 << 8];
        for (byte letter : characters.getBytes(Charset.forName("windows-1252"))) {
            letters[letter & 0xff] = true;
        }
        return letters;
    }

    boolean isChinese() {
        return chinese >= COMMON * pairs && chinese > 2 * korean;
    }

    boolean isKorean() {
        return korean >= COMMON * pairs && korean > 2 * chinese;
    }

    boolean isWestern() {
        return western >= ALL_BUT_FEW * letters;
    }

    static LanguageLikelihood of(InputStream in) throws IOException {
        Counter counter = new Counter();
        for (int next = in.read(); next >= 0; next = in.read()) {
            counter.count(next);
        }
        counter.count(' ');
        return counter.counted();
    }

    /** Looks at each byte with the one before and the one after it. */
    private static final class Counter {
        private final long[] western = new long[WESTERN.length];
        private int lead;
        private int before = ' ';
        private int last = ' ';
        private long pairs;
        private long chinese;
        private long korean;
        private long letters;

        void count(int next) {
            countPair(next);
            if (last >= 0x80) {
                countLetter(next);
            }
            before = last;
            last = next;
        }

        private void countPair(int next) {
            if (lead == 0) {
                lead = next > 0x80 ? next : 0;
                return;
            }
            if (next >= 0x40) {
                int pair = (lead << 8) | next;
                pairs++;
                chinese += CHINESE[pair] ? 1 : 0;
                korean += KOREAN[pair] ? 1 : 0;
            }
            lead = 0;
        }

        private void countLetter(int next) {
            boolean within = isLetter(before) && isLetter(next);
            if (BETWEEN[last] || !(within || isLatin(last))) {
                return;
            }
            letters++;
            for (int i = 0; i < western.length; i++) {
                western[i] += WESTERN[i][last] ? 1 : 0;
            }
        }

        private static boolean isLetter(int character) {
            return character >= 0x80 || Character.isLetter(character);
        }

        private static boolean isLatin(int character) {
            return character >= 0xc0 && Character.isLetter(character);
        }

        LanguageLikelihood counted() {
            long most = 0;
            for (long each : western) {
                most = Math.max(most, each);
            }
            return new LanguageLikelihood(pairs, chinese, korean, letters, most);
        }
    }
}
