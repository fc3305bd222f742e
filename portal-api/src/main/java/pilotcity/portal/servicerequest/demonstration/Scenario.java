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
import pilotcity.portal.servicerequest.lifecycle.Status;

/** All generated records and referrals: the same for the same seed and the same day. */
public final class Scenario {
    private static final int RECORDS = 3_000;
    private static final long SEED = 20110416;
    private static final double REPEATED = 0.12;
    private static final double CAMPAIGN = 0.75;
    private static final long BETWEEN_BUNDLES = Duration.ofDays(14).toSeconds();
    private static final Duration RECENT = Duration.ofDays(40);
    private static final int SMALLEST_BUNDLE = 3;

    private final CityDirectory city;
    private final Phrases phrases;
    private final List<Street> streets = Street.all();
    private final ActivitySchedule activitySchedule;
    private final List<SimulatedServiceRequest> requests = new ArrayList<>();
    private final List<SimulatedReferral> simulatedReferrals = new ArrayList<>();
    private final Map<String, SimulatedServiceRequest> originals = new HashMap<>();

    private Scenario(CityDirectory city, Phrases phrases, Instant now) {
        this.city = city;
        this.phrases = phrases;
        this.activitySchedule = new ActivitySchedule(now);
    }

    public static Scenario of(CityDirectory city, Phrases phrases, Instant now) {
        Scenario scenario = new Scenario(city, phrases, now);
        scenario.run();
        return scenario;
    }

    public List<SimulatedServiceRequest> walks() {
        return requests;
    }

    public List<SimulatedReferral> bundles() {
        return simulatedReferrals;
    }

    Instant end() {
        return activitySchedule.end();
    }

    private void run() {
        RandomGenerator random = new SplittableRandom(SEED);
        List<Instant> times = Stream.generate(() -> activitySchedule.report(random))
                .limit(RECORDS)
                .sorted()
                .toList();
        List<RandomGenerator> chances = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            RandomGenerator chance = new SplittableRandom(SEED + i + 1);
            chances.add(chance);
            requests.add(begin("demo-%04d".formatted(i + 1), times.get(i), chance));
        }
        bundle();
        for (int i = 0; i < RECORDS; i++) {
            SimulatedServiceRequest request = requests.get(i);
            if (request.report().campaign() == null) {
                story(chances.get(i)).passOn(request);
                story(chances.get(i)).answer(request);
            }
        }
    }

    private CaseSimulator story(RandomGenerator chance) {
        return new CaseSimulator(city, phrases, chance, activitySchedule.end());
    }

    private SimulatedServiceRequest begin(String id, Instant at, RandomGenerator chance) {
        Phrases.Subject subject = phrases.subject(chance);
        Street street = streets.get(chance.nextInt(streets.size()));
        String same = subject.category() + street;
        SimulatedServiceRequest earlier = originals.get(same);
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
        SimulatedServiceRequest request = reported(id, at, subject, street, earlier, chance);
        if (earlier != null && story(chance).merge(request, earlier)) {
            return request;
        }
        originals.putIfAbsent(subject.category() + street, request);
        story(chance).intake(request);
        return request;
    }

    /** Something reported lately that is reported again by another person. */
    private @Nullable SimulatedServiceRequest repeated(RandomGenerator chance) {
        int back = 1 + chance.nextInt(40);
        SimulatedServiceRequest request = requests.size() < back ? null : requests.get(requests.size() - back);
        return request == null || request.status() == Status.DUPLICATE ? null : request;
    }

    private SimulatedServiceRequest reported(
            String id,
            Instant at,
            Phrases.Subject subject,
            Street street,
            @Nullable SimulatedServiceRequest earlier,
            RandomGenerator chance) {
        CityDirectory.Category category = city.category(subject.category());
        Point point = earlier == null
                ? street.somewhere(chance)
                : Street.close(earlier.report().point(), chance);
        String words = phrases.report(subject, street, chance);
        boolean called = subject.group().equals("cycling") && chance.nextDouble() < CAMPAIGN;
        String responsible = category.responsible();
        SimulatedServiceRequest.Report report = new SimulatedServiceRequest.Report(
                at,
                subject,
                category.sensitive(),
                street,
                point,
                5 + chance.nextInt(30),
                words,
                called ? ServiceRequestDemonstration.CAMPAIGN : null,
                responsible);
        return new SimulatedServiceRequest(id, report, called ? ServiceRequestDemonstration.COLLECTOR : responsible);
    }

    /** What the campaign has accepted goes to the agencies every two weeks; small bundles wait for the next time. */
    private void bundle() {
        Map<String, List<SimulatedServiceRequest>> waiting = new TreeMap<>();
        Instant first = requests.getFirst().report().at();
        RandomGenerator random = new SplittableRandom(-SEED);
        for (Instant next = first.plusSeconds(BETWEEN_BUNDLES);
                next.isBefore(activitySchedule.end());
                next = next.plusSeconds(BETWEEN_BUNDLES)) {
            Instant sent = ActivitySchedule.office(next, random);
            waiting.clear();
            for (SimulatedServiceRequest request : requests) {
                String agency = request.report().responsible();
                boolean ready = request.report().campaign() != null
                        && agency != null
                        && request.status() == Status.ACCEPTED
                        && request.updated().isBefore(sent);
                if (ready) {
                    waiting.computeIfAbsent(agency, none -> new ArrayList<>()).add(request);
                }
            }
            waiting.forEach((agency, ready) -> {
                if (ready.size() >= SMALLEST_BUNDLE && !sent.isAfter(activitySchedule.end())) {
                    send(agency, ready, sent, random);
                }
            });
        }
    }

    private void send(String agency, List<SimulatedServiceRequest> ready, Instant sent, RandomGenerator random) {
        SimulatedReferral referral =
                new SimulatedReferral("demo-r%02d".formatted(simulatedReferrals.size() + 1), agency, ready, sent, city);
        referral.run(random, activitySchedule.end());
        simulatedReferrals.add(referral);
        if (referral.isAcknowledged()) {
            referral.walks().forEach(request -> story(random).answer(request));
        }
    }
}
