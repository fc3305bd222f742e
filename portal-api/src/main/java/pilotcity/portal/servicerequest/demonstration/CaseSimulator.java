package pilotcity.portal.servicerequest.demonstration;

import java.time.Instant;
import java.util.random.RandomGenerator;
import pilotcity.portal.record.Status;
import pilotcity.portal.record.Step;
import pilotcity.portal.record.demo.City;
import pilotcity.portal.record.demo.Phrases;
import pilotcity.portal.record.demo.Pictures;
import pilotcity.portal.record.demo.RecordDemonstration;
import pilotcity.portal.record.demo.Rhythm;
import pilotcity.portal.record.demo.Walk;

/** What becomes of one record, by chance: mostly well and in time, sometimes not. */
final class CaseSimulator {
    private static final String OTHER_AGENCY = "guangzhou-urban-management";
    private static final double HOURS_PER_DAY = 24;
    private static final int PICTURES = Pictures.COUNT;

    private final City city;
    private final Phrases phrases;
    private final RandomGenerator random;
    private final Instant end;

    CaseSimulator(City city, Phrases phrases, RandomGenerator random, Instant end) {
        this.city = city;
        this.phrases = phrases;
        this.random = random;
        this.end = end;
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** What those do who have it first; afterwards it is accepted, or closed, or it waits. */
    void intake(Walk walk) {
        if (!walk.report().sensitive() && chance(0.2)) {
            walk.show(random.nextInt(PICTURES));
        }
        if (chance(0.03)) {
            reporter(walk, Step.WITHDRAW, 20, "withdrawn");
        } else if (chance(0.05)) {
            decline(walk);
        } else if (!chance(0.06)) {
            if (chance(0.4)) {
                holder(walk, Step.SCREEN, 6, phrases.any("screened", random));
            }
            correct(walk);
            if (walk.status() == Status.REPORTED || walk.status() == Status.SCREENED) {
                holder(walk, Step.ACCEPT, 10, phrases.any("accepted", random));
            }
            remark(walk);
        }
    }

    /** Two reported the same: the later one is merged. Returns whether there was time to. */
    boolean merge(Walk walk, Walk original) {
        Instant at = Rhythm.office(Rhythm.later(walk.updated(), 12, random), random);
        if (at.isAfter(end)) {
            return false;
        }
        walk.take(Step.MERGE, at, city.party(walk.organisation()), "", original.id());
        return true;
    }

    /** What the organisation does that is to answer. */
    void answer(Walk walk) {
        double days = city.category(walk.report().subject().category()).days();
        if (!open(walk) || chance(0.1)) {
            return;
        }
        if (walk.status() == Status.REFERRED && chance(0.06)) {
            holder(walk, Step.RETURN, days * 6, phrases.any("returned", random));
            return;
        }
        if (chance(0.08)) {
            decline(walk);
            return;
        }
        if (chance(0.7)) {
            holder(walk, Step.START, days * 5, phrases.any("started", random));
        }
        if (!chance(0.08) && resolve(walk, days, phrases.resolved(walk.report().subject(), random))) {
            afterwards(walk, days);
        }
    }

    private static boolean open(Walk walk) {
        return walk.status() == Status.ACCEPTED || walk.status() == Status.REFERRED;
    }

    private boolean resolve(Walk walk, double days, String note) {
        boolean done = holder(walk, Step.RESOLVE, days * 11, note);
        if (done && !walk.report().sensitive() && chance(0.12)) {
            walk.show(random.nextInt(PICTURES));
        }
        return done;
    }

    /** What the reporter makes of it. */
    private void afterwards(Walk walk, double days) {
        if (chance(0.42)) {
            reporter(walk, Step.CONFIRM, 30, "confirmed");
        } else if (chance(0.16) && reporter(walk, Step.DISPUTE, 40, "disputed")) {
            if (chance(0.75) && resolve(walk, days, phrases.any("redone", random)) && chance(0.6)) {
                reporter(walk, Step.CONFIRM, 30, "confirmed");
            }
        } else if (chance(0.03)) {
            Instant at = Rhythm.office(Rhythm.later(walk.updated(), 10 * HOURS_PER_DAY, random), random);
            String follower = walk.report().campaign() == null ? walk.organisation() : RecordDemonstration.COLLECTOR;
            if (!at.isAfter(end)) {
                walk.take(Step.REOPEN, at, city.party(follower), phrases.any("reopened", random));
            }
        }
    }

    /** Some are handed on, outside any campaign. */
    void passOn(Walk walk) {
        boolean other = walk.organisation() != null && !OTHER_AGENCY.equals(walk.organisation());
        Instant at = Rhythm.office(Rhythm.later(walk.updated(), 20, random), random);
        if (walk.status() == Status.ACCEPTED && other && city.has(OTHER_AGENCY) && chance(0.05) && !at.isAfter(end)) {
            walk.take(Step.REFER, at, city.party(walk.organisation()), phrases.any("referred", random), OTHER_AGENCY);
        }
    }

    private void decline(Walk walk) {
        holder(walk, Step.DECLINE, 30, phrases.declined(walk.report().subject(), random));
    }

    /** Sometimes the category was wrong at first: the entry says what it was taken for. */
    private void correct(Walk walk) {
        if (chance(0.05)) {
            Phrases.Subject subject = walk.report().subject();
            walk.entries().stream()
                    .filter(entry -> "category".equals(entry.getString("subject")))
                    .findFirst()
                    .ifPresent(first ->
                            first.put("value", phrases.mistaken(subject, random).category()));
            walk.classify("category", subject.category(), 0.95, city.party(walk.organisation()));
        }
    }

    private void remark(Walk walk) {
        Instant at = Rhythm.later(walk.updated(), 20, random);
        if (walk.status() == Status.ACCEPTED && chance(0.07) && !at.isAfter(end)) {
            walk.remark(
                    at,
                    chance(0.5) ? Walk.Party.REPORTER : city.party(walk.organisation()),
                    phrases.any("remarks", random));
        }
    }

    private boolean holder(Walk walk, Step step, double hours, String note) {
        Instant at = Rhythm.office(Rhythm.later(walk.updated(), hours, random), random);
        if (at.isAfter(end)) {
            return false;
        }
        walk.take(step, at, city.party(walk.organisation()), note);
        return true;
    }

    private boolean reporter(Walk walk, Step step, double hours, String notes) {
        Instant at = Rhythm.later(walk.updated(), hours, random);
        if (at.isAfter(end)) {
            return false;
        }
        walk.take(step, at, Walk.Party.REPORTER, phrases.any(notes, random));
        return true;
    }
}
