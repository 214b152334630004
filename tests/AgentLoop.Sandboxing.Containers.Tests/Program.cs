using AgentLoop.Sandboxing.Containers.Tests;
using Xunit.Runner.InProc.SystemConsole;

// The tests; or, as "host WORKSPACE", a process with a session and a running command, for a test to kill.
return args is ["host", var workspace]
    ? await KilledHost.RunAsync(workspace)
    : await ConsoleRunner.Run(args);
