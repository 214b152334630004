namespace AgentLoop;

/// <summary>Makes the plugins of a loop, and keeps account of their names and of those the loop owns.</summary>
internal sealed class RoleMaker(IServiceProvider services)
{
    private readonly List<object> owned = [];
    private readonly SortedDictionary<string, string> names = new(StringComparer.Ordinal);

    public IReadOnlyList<object> Owned => owned;

    public IReadOnlyDictionary<string, string> Names => names;

    public T? Service<T>()
        where T : class => services.GetService(typeof(T)) as T;

    public T? Optional<T>(Role<T>? role)
        where T : class => role is null ? null : Name(Make(role));

    public T One<T>(Role<T>? role, Func<T> otherwise)
        where T : class => role is null ? Name(otherwise()) : Name(Make(role));

    public IReadOnlyList<T> Many<T>(List<Role<T>> roles, Func<IReadOnlyList<T>> otherwise)
        where T : class
    {
        IReadOnlyList<T> made = roles.Count == 0 ? otherwise() : [.. roles.Select(Make)];
        if (made.Distinct(ReferenceEqualityComparer.Instance).Count() < made.Count)
            throw new AgentLoopException($"The same {typeof(T).Name} was added twice; add it once.");
        names[typeof(T).Name] = string.Join(", ", made.Select(m => m.GetType().Name));
        return made;
    }

    /// <summary>Evaluators are told apart by the name of their type and, for readers, by the one they have; numbered where it occurs again.</summary>
    public IReadOnlyList<EvaluatorEntry> Evaluators(List<(Role<IEvaluator> Role, bool IsGate)> roles)
    {
        IReadOnlyList<IEvaluator> made = Many([.. roles.Select(r => r.Role)], () => []);
        string[] types = [.. made.Select(e => e.GetType().Name)];
        if (made.Where((e, i) => roles[i].IsGate && e.Traits.IsOpinion).FirstOrDefault() is { } opinion)
            throw new AgentLoopException($"{opinion.GetType().Name} has an opinion and observes nothing, so that it can be no gate; add it with isGate: false.");
        string[] shown = [.. made.Select((e, i) => e.Traits.Name ?? types[i])];
        return [.. made.Select((evaluator, i) => new EvaluatorEntry(Unique(types, i), Unique(shown, i), evaluator, roles[i].IsGate))];
    }

    private static string Unique(string[] all, int index)
    {
        int before = all.Take(index).Count(name => name == all[index]);
        return before == 0 ? all[index] : $"{all[index]}-{before + 1}";
    }

    private T Make<T>(Role<T> role)
        where T : class
    {
        T made = role.Make(services) ?? throw new AgentLoopException($"The factory for {typeof(T).Name} gave nothing.");
        if (role.IsOwned && made is IAsyncDisposable or IDisposable)
            owned.Add(made);
        return made;
    }

    private T Name<T>(T made)
        where T : class
    {
        names[typeof(T).Name] = made.GetType().Name;
        return made;
    }
}
