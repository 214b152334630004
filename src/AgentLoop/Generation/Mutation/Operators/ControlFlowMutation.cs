namespace AgentLoop;

/// <summary>Another jump, or a loop for a condition (the control flow mutations of TBar, Liu et al. 2019).</summary>
internal sealed class ControlFlowMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (site.Function is null)
            return [];
        return site.Token.Text switch
        {
            "break" when !IsInSwitch(site) => [site.Replace(MutationKind.Control, "continue", 0.3)],
            "continue" => [site.Replace(MutationKind.Control, "break", 0.4)],
            "if" when StartsStatement(site) => [site.Replace(MutationKind.Control, "while", 0.05)],
            "while" when StartsStatement(site) => [site.Replace(MutationKind.Control, "if", 0.06)],
            "elif" => [site.Replace(MutationKind.Control, "if", 0.1)],
            "else" when site.Next.Is("if") => [new Mutation(MutationKind.Control, site.Token.Start, site.Next.Start, "", 0.1)],
            _ => [],
        };
    }

    /// <summary>A statement of its own without an <c>else</c>, which a loop cannot have.</summary>
    private static bool StartsStatement(MutationSite site) =>
        site.File.Statements.TryGetValue(site.Index, out SourceStatement? statement) && !HasElse(site.File, statement.Range);

    private static bool HasElse(SourceFile file, CodeRange range)
    {
        for (int i = range.First; i <= range.Last; i++)
        {
            if (file.At(i).Text is "else" or "elif")
                return true;
        }

        return false;
    }

    /// <summary>Where a <c>break</c> ends a case, there is nothing to continue.</summary>
    private static bool IsInSwitch(MutationSite site)
    {
        int open = site.File.Enclosing[site.Index];
        int head = open > 0 && site.File.Is(open - 1, ")") ? site.File.Match[open - 1] - 1 : open - 1;
        return head >= 0 && site.File.At(head).Text is "switch" or "select";
    }
}
