namespace AgentLoop;

/// <summary>How much more, or less, likely a symptom makes a kind of mutation.</summary>
internal static class SymptomFactors
{
    /// <summary>The greatest factor there is.</summary>
    public const double Greatest = 3;

    private const double Least = 0.4;

    public static double Of(IReadOnlySet<Symptom> symptoms, MutationKind kind)
    {
        double factor = 1;
        foreach (Symptom symptom in symptoms)
            factor *= Of(symptom, kind);
        return Math.Clamp(factor, Least, Greatest);
    }

    private static double Of(Symptom symptom, MutationKind kind) => symptom switch
    {
        Symptom.OffByOne => kind switch
        {
            MutationKind.Boundary or MutationKind.OffByOne => 1.35,
            MutationKind.Bound => 1.4,
            MutationKind.Logic or MutationKind.Member => 0.8,
            _ => 1,
        },
        Symptom.WrongSign => kind is MutationKind.OperandSwap or MutationKind.ArgumentSwap or MutationKind.Arithmetic or MutationKind.Assignment ? 2 : 0.8,
        Symptom.WrongTruth => Truth(kind),
        Symptom.WrongNumber => kind switch
        {
            MutationKind.Arithmetic or MutationKind.Assignment or MutationKind.Grouping or MutationKind.InitialValue => 1.2,
            MutationKind.BooleanLiteral => 0.7,
            _ => 1,
        },
        Symptom.OutOfRange => Range(kind),
        Symptom.NullReference => kind is MutationKind.NullGuard ? 3 : kind is MutationKind.ConditionAddition or MutationKind.EmptyGuard or MutationKind.Logic or MutationKind.Comparison ? 1.4 : 1,
        Symptom.DivisionByZero => kind is MutationKind.ZeroGuard or MutationKind.EmptyGuard ? 3 : kind is MutationKind.OperandSwap ? 1.4 : 1,
        Symptom.Endless => kind is MutationKind.Boundary or MutationKind.Increment or MutationKind.Bound or MutationKind.Assignment or MutationKind.Comparison or MutationKind.Move ? 1.4 : 1,
        Symptom.WrongOrder => kind is MutationKind.Member or MutationKind.ArgumentSwap or MutationKind.OperandSwap or MutationKind.Comparison ? 1.3 : 1,
        Symptom.MissingException => kind is MutationKind.Boundary or MutationKind.Comparison or MutationKind.Logic or MutationKind.Negation ? 1.35 : 0.9,
        _ => kind is MutationKind.Literal or MutationKind.Member or MutationKind.Wrapping ? 1.6 : kind is MutationKind.Arithmetic ? 0.9 : 1,
    };

    private static double Truth(MutationKind kind) => kind switch
    {
        MutationKind.Boundary or MutationKind.Comparison or MutationKind.Logic or MutationKind.BooleanLiteral or MutationKind.Negation => 1.25,
        MutationKind.Arithmetic or MutationKind.Assignment => 0.85,
        _ => 1,
    };

    private static double Range(MutationKind kind) => kind switch
    {
        MutationKind.Boundary => 1.5,
        MutationKind.Bound => 1.6,
        MutationKind.OffByOne or MutationKind.EmptyGuard or MutationKind.ConditionAddition => 1.4,
        MutationKind.BooleanLiteral or MutationKind.Member => 0.8,
        _ => 1,
    };
}
