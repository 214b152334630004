namespace AgentLoop;

/// <summary>A range with or without its end (the boundary mutator of PIT for languages with range operators).</summary>
internal sealed class RangeOperatorMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site) => site.Token.Text switch
    {
        ".." when site.Language == CompiledLanguages.Rust => [site.Replace(MutationKind.Boundary, "..=", 0.6)],
        "..=" => [site.Replace(MutationKind.Boundary, "..", 0.6)],
        ".." when site.Language == CompiledLanguages.Kotlin => [site.Replace(MutationKind.Boundary, "..<", 0.5)],
        "..<" => [site.Replace(MutationKind.Boundary, site.Language == CompiledLanguages.Kotlin ? ".." : "..=", 0.5)],
        _ => [],
    };
}
