-- Only the triggers of this folder and of the features write here, each with a constant: the server read the text of
-- this check anew for every change.
ALTER TABLE change DROP CONSTRAINT change_op_check;
