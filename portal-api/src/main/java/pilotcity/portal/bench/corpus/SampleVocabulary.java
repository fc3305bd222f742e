package pilotcity.portal.bench.corpus;

import java.util.List;
import java.util.random.RandomGenerator;

/** Words of service records, written for the benchmark. */
public final class SampleVocabulary {
    /** What a record is about: the words that residents use for it, in both languages. */
    record Topic(String category, List<String> zh, List<String> en) {}

    private static final List<Topic> TOPICS = List.of(
            topic("roads.pothole", "路面坑洼 井盖松动 路面积水 沥青破损", "pothole broken-surface loose-cover standing-water"),
            topic("roads.cycling", "自行车道被占 护栏断口 台阶无坡道 骑行受阻", "cycle-lane-blocked missing-ramp railing obstacle"),
            topic("roads.parking", "机动车乱停 占道停车 共享单车堆放 消防通道堵塞", "illegal-parking double-parked bikes-piled fire-lane"),
            topic("lighting", "路灯不亮 路灯闪烁 灯杆倾斜 夜间昏暗", "street-light-out flickering leaning-pole dark-at-night"),
            topic("sanitation.waste", "垃圾未清运 垃圾桶满溢 建筑垃圾堆放 异味扰民", "missed-collection overflowing-bin rubble smell"),
            topic("sanitation.street", "街道脏乱 落叶堆积 污水横流 小广告张贴", "dirty-street leaves sewage fly-posting"),
            topic("water.supply", "自来水停水 水压不足 水质发黄 水管爆裂", "no-water low-pressure yellow-water burst-pipe"),
            topic("noise", "夜间施工噪音 广场舞扰民 空调外机噪声 鸣笛", "night-construction loud-music fan-noise horns"),
            topic("greenery", "树木倒伏 树枝遮挡 绿地被毁 虫害严重", "fallen-tree overgrown-branch damaged-lawn pests"),
            topic("transport.bus", "公交车晚点 站牌缺失 线路调整 司机态度", "late-bus missing-stop route-change driver"),
            topic("building", "违章搭建 外墙脱落 电梯故障 消防隐患", "illegal-extension falling-facade lift-fault fire-risk"),
            topic("education", "学位紧张 校门口拥堵 校车安全 收费疑问", "school-places school-gate-traffic school-bus fees"),
            topic("health", "医院排队 社区卫生 疫苗接种 医保报销", "hospital-queue clinic vaccination reimbursement"),
            topic("labour", "拖欠工资 社保未缴 工伤认定 加班争议", "unpaid-wages social-insurance work-injury overtime"));

    private static final List<String> STREETS = List.of(
            "中山", "人民", "解放", "建设", "天河", "体育", "环市", "滨江", "黄埔", "科韵", "光明", "朝阳", "新华", "长安", "青年", "文化", "和平", "胜利",
            "友谊", "江南", "东风", "南京", "北京", "西湖", "花城", "珠江", "学院", "工业", "创新", "智慧");
    private static final List<String> WAYS = List.of("路", "大道", "街", "巷", "东路", "西路", "南路", "北路", "立交", "广场");
    private static final List<String> ENDINGS =
            List.of("请尽快处理", "多次反映没有结果", "希望有关部门重视", "影响居民出行", "存在安全隐患", "每天早晚高峰最严重", "谢谢", "已经持续一个月");
    private static final List<String> REMARKS = List.of(
            "please fix soon",
            "reported before without result",
            "dangerous for children",
            "every morning",
            "since last month");
    private static final List<String> NOTES = List.of(
            "工作人员已到现场核实，问题属实，已安排维修并恢复正常使用",
            "经核查，该处属相邻街道管辖，已转交并跟踪处理结果",
            "已约谈责任单位并要求当日整改，复查时情况已改善",
            "Crew inspected the site and completed the repair. Case closed",
            "Inspected; no defect found at the reported location. Case closed");
    private static final List<String> STATES = List.of(
            "reported",
            "screened",
            "accepted",
            "referred",
            "in-progress",
            "resolved",
            "confirmed",
            "declined",
            "duplicate");

    private SampleVocabulary() {}

    private static Topic topic(String category, String zh, String en) {
        return new Topic(
                category, List.of(zh.split(" ")), List.of(en.replace('-', ' ').split(" (?=[a-z-]+)")));
    }

    static Topic topic(RandomGenerator random) {
        return TOPICS.get(SampleGenerator.skewed(random, TOPICS.size()));
    }

    static String status(RandomGenerator random) {
        return any(STATES, random);
    }

    public static String address(RandomGenerator random) {
        return any(STREETS, random) + any(WAYS, random) + (1 + random.nextInt(400)) + "号";
    }

    /** Three in four in Chinese, the rest in English. */
    static String description(Topic topic, RandomGenerator random) {
        String street = any(STREETS, random) + any(WAYS, random);
        if (random.nextInt(4) > 0) {
            return street + any(STREETS, random) + "路口" + any(topic.zh(), random) + "，" + any(topic.zh(), random) + "，"
                    + any(ENDINGS, random) + "。" + any(ENDINGS, random) + "，编号" + random.nextInt(100_000);
        }
        return any(topic.en(), random) + " and " + any(topic.en(), random) + " near " + street + ", "
                + any(REMARKS, random) + ", reference " + random.nextInt(100_000);
    }

    /** What a resident writes. */
    public static String report(RandomGenerator random) {
        return description(topic(random), random);
    }

    /** What an agency writes when it closes a record. */
    static String notes(RandomGenerator random) {
        return any(NOTES, random) + "，编号" + random.nextInt(100_000) + "。";
    }

    /**
     * A word that is found as it is by any engine that makes pairs of Chinese characters: two characters, or English.
     */
    public static String word(RandomGenerator random) {
        Topic topic = topic(random);
        return random.nextInt(4) == 0
                ? any(topic.en(), random)
                : any(topic.zh(), random).substring(0, 2);
    }

    /** Something a person would type: a word of a topic, or part of a street's name. */
    public static String words(RandomGenerator random) {
        Topic topic = topic(random);
        return switch (random.nextInt(4)) {
            case 0 -> any(topic.en(), random);
            case 1 -> any(STREETS, random);
            default -> any(topic.zh(), random).substring(0, 2);
        };
    }

    private static String any(List<String> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
