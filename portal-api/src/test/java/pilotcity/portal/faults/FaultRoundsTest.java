package pilotcity.portal.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pilotcity.portal.FaultIntensity;

/** Whatever happens to two nodes and their database: what was acknowledged is there, once, and every index says so. */
@Tag(FaultIntensity.TAG)
class FaultRoundsTest {
    private static final int ROUNDS = Integer.getInteger("portal.faults.rounds", FaultIntensity.count(2, 200));
    private static final long SEED = Long.getLong("portal.faults.seed", System.nanoTime());

    /** Each takes as long as the database takes to stop and start, and the nodes to build their indexes. */
    private static final boolean RESTORES = Boolean.parseBoolean(System.getProperty("portal.faults.restores", "true"));

    private static final int WRITES_BEFORE = 10;
    private static final int WRITES_AFTER = 10;
    private static final int KEEP_EVERY = 10;

    private final Random random = new Random(SEED);
    private final RoundReport table = new RoundReport(SEED);
    private final AtomicInteger numbers = new AtomicInteger(1);

    @Test
    void nothingAcknowledgedIsLostWhateverHappens() throws Exception {
        try (TwoNodeSetup setup = new TwoNodeSetup(RESTORES)) {
            RoundChecks checks = new RoundChecks(setup.db(), setup.servers(), setup.ledger());
            List<InjectedFault> possible = Arrays.stream(InjectedFault.values())
                    .filter(fault -> fault.isPossible(setup))
                    .toList();
            List<InjectedFault> hand = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                if (hand.isEmpty()) {
                    hand.addAll(possible);
                    Collections.shuffle(hand, random);
                }
                round(setup, checks, round, hand.removeLast());
            }
        } finally {
            table.print();
        }
        assertThat(table.findings().said()).as("seed " + SEED).isEmpty();
    }

    private void round(TwoNodeSetup setup, RoundChecks checks, int round, InjectedFault fault) throws Exception {
        long start = System.nanoTime();
        int before = setup.ledger().acknowledged();
        RoundFindings findings = new RoundFindings();
        int refused = 0;
        try {
            refused = writeThrough(setup, round, fault, findings);
            if (fault == InjectedFault.RESTORED) {
                checks.forgetHead();
            }
            findings.add(checks.run("round-" + SEED + "-" + round));
            if (setup.restores() && round % KEEP_EVERY == 0) {
                setup.keep();
                setup.recover();
            }
        } catch (AssertionError | IOException | RuntimeException e) {
            findings.say(String.valueOf(e.getMessage()) + (e.getCause() == null ? "" : " (" + e.getCause() + ")"));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        table.add(round, fault, setup.ledger().acknowledged() - before, refused, took, findings);
        setup.recover();
    }

    /** The database is put back while nobody writes, since nobody could say what was promised. */
    private int writeThrough(TwoNodeSetup setup, int round, InjectedFault fault, RoundFindings findings)
            throws Exception {
        if (fault == InjectedFault.RESTORED) {
            fault.happen(setup, random);
            setup.recover();
        }
        String token = setup.servers().getFirst().token();
        ConcurrentWriters writers = new ConcurrentWriters(
                setup.servers(), setup.ledger(), token, random.nextLong(), SEED + "-" + round, numbers);
        try (writers) {
            writers.write(WRITES_BEFORE);
            if (fault != InjectedFault.RESTORED) {
                fault.happen(setup, random);
            }
            setup.recover();
            writers.write(WRITES_AFTER);
        }
        writers.wrong().forEach(answer -> findings.say("a writer was told " + answer));
        return writers.refused();
    }
}
