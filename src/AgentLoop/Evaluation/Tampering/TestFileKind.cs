namespace AgentLoop;

/// <summary>What a file of a repository has to do with its tests.</summary>
internal enum TestFileKind
{
    /// <summary>Nothing: it is the product, or about it.</summary>
    Product,

    /// <summary>It says how the whole is built, checked and shipped, the tests among it: project files, linters, pipelines.</summary>
    Project,

    /// <summary>Source that only tests use: tests, and what they share.</summary>
    Test,

    /// <summary>What tests read: inputs, expected outputs, snapshots.</summary>
    Support,

    /// <summary>It says how tests run, and nothing else.</summary>
    Configuration,
}
