namespace AgentLoop;

/// <summary>A statement that goes (GenProg, Le Goues et al. 2012; Kali, Qi et al. 2015).</summary>
internal sealed class StatementDeletionMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (!site.File.Statements.TryGetValue(site.Index, out SourceStatement? statement) || statement.IsBareBody || IsDeclaration(site))
            return [];
        if (site.Language.IsIndented && statement.Block.Statements.Count == 1)
            return [site.Replace(MutationKind.Deletion, statement.Range, "pass", 0.06)];
        (int start, int end) = StatementText.Lines(site.File, statement.Range);
        return [new Mutation(MutationKind.Deletion, start, end, "", Likelihood(site.Token.Text, statement.IsSimple))];
    }

    /// <summary>A declaration cannot go without all that uses it.</summary>
    private static bool IsDeclaration(MutationSite site) =>
        site.Token.Text is "var" or "let" or "const" or "def" or "class" or "function" or "int" or "string" or "bool" or "double"
            or "import" or "from"
        || (site.Token.IsIdentifier && site.Next.IsIdentifier);

    private static double Likelihood(string first, bool simple) => first switch
    {
        "return" => 0.08,
        "break" or "continue" => 0.3,
        _ => simple ? 0.16 : 0.1,
    };
}
