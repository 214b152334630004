namespace AgentLoop;

/// <summary>What a candidate's tests must come to, against those of the untouched repository. Flaky tests count neither way.</summary>
public enum TestGoal
{
    /// <summary>No test fails, and none that ran before is missing.</summary>
    NothingFails,

    /// <summary>At least one test that failed before passes, and none is broken or missing; what failed before may go on failing.</summary>
    SomethingFixed,

    /// <summary>No test is broken or missing; what failed before may go on failing.</summary>
    NothingBroken,
}
