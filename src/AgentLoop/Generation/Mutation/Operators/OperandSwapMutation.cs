namespace AgentLoop;

/// <summary>
/// The operands of an operator for which their order matters change places (operand mutation in PraPR, Ghanbari et al. 2019).
/// </summary>
internal sealed class OperandSwapMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        bool ordered = site.Token.Text is "-" or "/" or "%" or "//" or "**" or "<<" or ">>" && site.IsBinaryOperator;
        bool text = site.Token.Is("+") && site.IsBinaryOperator;
        if (!ordered && !text)
            return [];
        int level = Precedence.Of(site.Token.Text);
        CodeRange left = Operands.Before(site.File, site.Index, level - 1);
        CodeRange right = Operands.After(site.File, site.Index, level - 1);
        if (left.IsEmpty || right.IsEmpty || IsChained(site.File, left, level))
            return [];
        double likelihood = text ? 0.05 : site.File.Code[right.Last].Kind == SourceTokenKind.Number ? 0.1 : 0.38;
        string swapped = $"{site.TextOf(right)} {site.Token.Text} {site.TextOf(left)}";
        return [site.Replace(MutationKind.OperandSwap, new CodeRange(left.First, right.Last), swapped, likelihood)];
    }

    /// <summary>Whether an operator before the left operand takes it first.</summary>
    private static bool IsChained(SourceFile file, CodeRange left, int level) =>
        left.First > 0 && Operands.IsBinary(file, left.First - 1) && Precedence.Of(file.At(left.First - 1).Text) is int before
            && before >= 0 && before <= level;
}
