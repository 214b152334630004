namespace AgentLoop;

/// <summary>How much an assertion demands.</summary>
internal enum AssertionStrength
{
    /// <summary>Nothing: it can never fail.</summary>
    Vacuous,

    /// <summary>That there is something.</summary>
    Weak,

    /// <summary>Something of it: a part, a bound.</summary>
    Partial,

    /// <summary>A value up to a tolerance.</summary>
    Close,

    /// <summary>A value.</summary>
    Exact,
}
