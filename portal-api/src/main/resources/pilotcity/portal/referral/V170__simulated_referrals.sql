-- A referral of nothing but simulated records is simulated.
UPDATE referral SET simulated = true, version = version + 1
 WHERE NOT simulated
   AND EXISTS (SELECT FROM referral_record WHERE referral = referral.id)
   AND NOT EXISTS (SELECT FROM referral_record JOIN record ON record.id = referral_record.record
                    WHERE referral_record.referral = referral.id AND NOT record.simulated);
