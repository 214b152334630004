namespace AgentLoop;

internal static class MutationKinds
{
    /// <summary>The kind in words, as it stands in a candidate's rationale.</summary>
    public static string Describe(this MutationKind kind) => kind switch
    {
        MutationKind.Boundary => "relational operator, boundary",
        MutationKind.Comparison => "relational operator",
        MutationKind.Logic => "logical operator",
        MutationKind.Arithmetic => "arithmetic operator",
        MutationKind.Assignment => "assignment operator",
        MutationKind.Increment => "increment operator",
        MutationKind.OffByOne => "number off by one",
        MutationKind.Bound => "bound off by one",
        MutationKind.Negation => "negated condition",
        MutationKind.ConditionRemoval => "dropped condition",
        MutationKind.ConditionAddition => "added condition",
        MutationKind.BooleanLiteral => "truth value",
        MutationKind.Literal => "literal",
        MutationKind.InitialValue => "initial value",
        MutationKind.ArgumentSwap => "swapped arguments",
        MutationKind.OperandSwap => "swapped operands",
        MutationKind.Grouping => "parentheses",
        MutationKind.Division => "division",
        MutationKind.Variable => "another variable",
        MutationKind.Member => "another member",
        MutationKind.Wrapping => "call around a value",
        MutationKind.ReturnValue => "returned value",
        MutationKind.Branch => "swapped branches",
        MutationKind.Control => "control flow",
        MutationKind.NullGuard => "guard against null",
        MutationKind.EmptyGuard => "guard against nothing",
        MutationKind.ZeroGuard => "guard against zero",
        MutationKind.Deletion => "deleted statement",
        MutationKind.Move => "moved statement",
        MutationKind.Copy => "copied statement",
        _ => "change",
    };
}
