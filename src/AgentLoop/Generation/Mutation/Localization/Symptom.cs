namespace AgentLoop;

/// <summary>What a failure looks like, as far as it hints at the kind of fault.</summary>
internal enum Symptom
{
    OffByOne,
    WrongSign,
    WrongTruth,
    WrongNumber,
    OutOfRange,
    NullReference,
    DivisionByZero,
    Endless,
    WrongOrder,
    MissingException,
    WrongText,
}
