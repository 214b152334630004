using AgentLoop.ConformanceTests.Programs;

return args is [var name, .. var rest] && AttemptList.Find(name) is { } attempt
    ? (int)attempt(rest)
    : (int)AttemptResult.NotTried;
