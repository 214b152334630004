namespace AgentLoop;

/// <summary>How much more, or less, likely a symptom makes a kind of mutation.</summary>
internal static class SymptomFactors
{
    private const double Greatest = 3;
    private const double Least = 0.4;

    private static readonly Dictionary<(Symptom Symptom, MutationKind Kind), double> Table = Build();

    public static double Of(IReadOnlySet<Symptom> symptoms, MutationKind kind)
    {
        double factor = 1;
        foreach (Symptom symptom in symptoms)
            factor *= Table.GetValueOrDefault((symptom, kind), 1);
        return Math.Clamp(factor, Least, Greatest);
    }

    /// <summary>The factor of the kind of mutation that these symptoms make the most likely.</summary>
    public static double GreatestOf(IReadOnlySet<Symptom> symptoms) => Enum.GetValues<MutationKind>().Max(kind => Of(symptoms, kind));

    private static Dictionary<(Symptom Symptom, MutationKind Kind), double> Build()
    {
        Dictionary<(Symptom Symptom, MutationKind Kind), double> table = [];
        Set(Symptom.OffByOne, 1.35, MutationKind.Boundary, MutationKind.OffByOne, MutationKind.Bound);
        Set(Symptom.OffByOne, 0.8, MutationKind.Logic, MutationKind.Member);
        Set(Symptom.WrongSign, 2, MutationKind.OperandSwap, MutationKind.ArgumentSwap, MutationKind.Arithmetic, MutationKind.Assignment);
        Set(Symptom.WrongTruth, 1.25, MutationKind.Boundary, MutationKind.Comparison, MutationKind.Logic, MutationKind.BooleanLiteral,
            MutationKind.Negation);
        Set(Symptom.WrongTruth, 0.85, MutationKind.Arithmetic, MutationKind.Assignment);
        Set(Symptom.WrongNumber, 1.2, MutationKind.Arithmetic, MutationKind.Assignment, MutationKind.Grouping, MutationKind.InitialValue);
        Set(Symptom.WrongNumber, 0.7, MutationKind.BooleanLiteral);
        Set(Symptom.OutOfRange, 1.5, MutationKind.Boundary, MutationKind.Bound, MutationKind.OffByOne, MutationKind.EmptyGuard,
            MutationKind.ConditionAddition);
        Set(Symptom.OutOfRange, 0.8, MutationKind.BooleanLiteral, MutationKind.Member);
        Set(Symptom.NullReference, Greatest, MutationKind.NullGuard);
        Set(Symptom.NullReference, 1.4, MutationKind.ConditionAddition, MutationKind.EmptyGuard, MutationKind.Logic,
            MutationKind.Comparison);
        Set(Symptom.DivisionByZero, Greatest, MutationKind.ZeroGuard, MutationKind.EmptyGuard);
        Set(Symptom.DivisionByZero, 1.4, MutationKind.OperandSwap);
        Set(Symptom.Endless, 1.4, MutationKind.Boundary, MutationKind.Increment, MutationKind.Bound, MutationKind.Assignment,
            MutationKind.Comparison, MutationKind.Move);
        Set(Symptom.WrongOrder, 1.3, MutationKind.Member, MutationKind.ArgumentSwap, MutationKind.OperandSwap, MutationKind.Comparison);
        Set(Symptom.MissingException, 1.5, MutationKind.Boundary, MutationKind.Comparison, MutationKind.Logic, MutationKind.Negation);
        Set(Symptom.WrongText, 1.6, MutationKind.Literal, MutationKind.Member, MutationKind.Wrapping);
        return table;

        void Set(Symptom symptom, double factor, params ReadOnlySpan<MutationKind> kinds)
        {
            foreach (MutationKind kind in kinds)
                table[(symptom, kind)] = factor;
        }
    }
}
