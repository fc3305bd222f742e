package pilotcity.portal.servicerequest.demonstration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.portal.record.Status;
import pilotcity.portal.record.demo.Bundle;
import pilotcity.portal.record.demo.City;
import pilotcity.portal.record.demo.Phrases;
import pilotcity.portal.record.demo.RecordDemonstration;
import pilotcity.portal.record.demo.Rhythm;
import pilotcity.portal.record.demo.Street;
import pilotcity.portal.record.demo.Walk;

/** All generated records and referrals: the same for the same seed and the same day. */
public final class Scenario {
    private static final int RECORDS = 3_000;
    private static final long SEED = 20110416;
    private static final double REPEATED = 0.12;
    private static final double CAMPAIGN = 0.75;
    private static final long BETWEEN_BUNDLES = Duration.ofDays(14).toSeconds();
    private static final Duration RECENT = Duration.ofDays(40);
    private static final int SMALLEST_BUNDLE = 3;

    private final City city;
    private final Phrases phrases;
    private final List<Street> streets = Street.all();
    private final Rhythm rhythm;
    private final List<Walk> walks = new ArrayList<>();
    private final List<Bundle> bundles = new ArrayList<>();
    private final Map<String, Walk> originals = new HashMap<>();

    private Scenario(City city, Phrases phrases, Instant now) {
        this.city = city;
        this.phrases = phrases;
        this.rhythm = new Rhythm(now);
    }

    public static Scenario of(City city, Phrases phrases, Instant now) {
        Scenario scenario = new Scenario(city, phrases, now);
        scenario.run();
        return scenario;
    }

    public List<Walk> walks() {
        return walks;
    }

    public List<Bundle> bundles() {
        return bundles;
    }

    Instant end() {
        return rhythm.end();
    }

    private void run() {
        RandomGenerator random = new SplittableRandom(SEED);
        List<Instant> times = Stream.generate(() -> rhythm.report(random))
                .limit(RECORDS)
                .sorted()
                .toList();
        List<RandomGenerator> chances = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            RandomGenerator chance = new SplittableRandom(SEED + i + 1);
            chances.add(chance);
            walks.add(begin("demo-%04d".formatted(i + 1), times.get(i), chance));
        }
        bundle();
        for (int i = 0; i < RECORDS; i++) {
            Walk walk = walks.get(i);
            if (walk.report().campaign() == null) {
                story(chances.get(i)).passOn(walk);
                story(chances.get(i)).answer(walk);
            }
        }
    }

    private CaseSimulator story(RandomGenerator chance) {
        return new CaseSimulator(city, phrases, chance, rhythm.end());
    }

    private Walk begin(String id, Instant at, RandomGenerator chance) {
        Phrases.Subject subject = phrases.subject(chance);
        Street street = streets.get(chance.nextInt(streets.size()));
        String same = subject.category() + street;
        Walk earlier = originals.get(same);
        if (earlier != null && earlier.report().at().isBefore(at.minus(RECENT))) {
            originals.remove(same);
            earlier = null;
        }
        if (earlier == null && chance.nextDouble() < REPEATED) {
            earlier = repeated(chance);
        }
        if (earlier != null) {
            subject = earlier.report().subject();
            street = earlier.report().street();
        }
        Walk walk = reported(id, at, subject, street, earlier, chance);
        if (earlier != null && story(chance).merge(walk, earlier)) {
            return walk;
        }
        originals.putIfAbsent(subject.category() + street, walk);
        story(chance).intake(walk);
        return walk;
    }

    /** Something reported lately, which somebody else reports again. */
    private @Nullable Walk repeated(RandomGenerator chance) {
        int back = 1 + chance.nextInt(40);
        Walk walk = walks.size() < back ? null : walks.get(walks.size() - back);
        return walk == null || walk.status() == Status.DUPLICATE ? null : walk;
    }

    private Walk reported(
            String id,
            Instant at,
            Phrases.Subject subject,
            Street street,
            @Nullable Walk earlier,
            RandomGenerator chance) {
        City.Category category = city.category(subject.category());
        Point point = earlier == null
                ? street.somewhere(chance)
                : Street.close(earlier.report().point(), chance);
        String words = phrases.report(subject, street, chance);
        boolean called = subject.group().equals("cycling") && chance.nextDouble() < CAMPAIGN;
        String responsible = category.responsible();
        Walk.Report report = new Walk.Report(
                at,
                subject,
                category.sensitive(),
                street,
                point,
                5 + chance.nextInt(30),
                words,
                called ? RecordDemonstration.CAMPAIGN : null,
                responsible);
        return new Walk(id, report, called ? RecordDemonstration.COLLECTOR : responsible);
    }

    /** What the campaign has accepted goes to the agencies every two weeks; small bundles wait for the next time. */
    private void bundle() {
        Map<String, List<Walk>> waiting = new TreeMap<>();
        Instant first = walks.getFirst().report().at();
        RandomGenerator random = new SplittableRandom(-SEED);
        for (Instant next = first.plusSeconds(BETWEEN_BUNDLES);
                next.isBefore(rhythm.end());
                next = next.plusSeconds(BETWEEN_BUNDLES)) {
            Instant sent = Rhythm.office(next, random);
            waiting.clear();
            for (Walk walk : walks) {
                String agency = walk.report().responsible();
                boolean ready = walk.report().campaign() != null
                        && agency != null
                        && walk.status() == Status.ACCEPTED
                        && walk.updated().isBefore(sent);
                if (ready) {
                    waiting.computeIfAbsent(agency, none -> new ArrayList<>()).add(walk);
                }
            }
            waiting.forEach((agency, ready) -> {
                if (ready.size() >= SMALLEST_BUNDLE && !sent.isAfter(rhythm.end())) {
                    send(agency, ready, sent, random);
                }
            });
        }
    }

    private void send(String agency, List<Walk> ready, Instant sent, RandomGenerator random) {
        Bundle bundle = new Bundle("demo-r%02d".formatted(bundles.size() + 1), agency, ready, sent, city);
        bundle.run(random, rhythm.end());
        bundles.add(bundle);
        if (bundle.isAcknowledged()) {
            bundle.walks().forEach(walk -> story(random).answer(walk));
        }
    }
}
