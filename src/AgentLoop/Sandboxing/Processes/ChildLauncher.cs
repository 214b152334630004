using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>Checks what can be said without trying, then starts by the best means of this system.</summary>
internal static class ChildLauncher
{
    /// <summary>Whether the library's own way to start a process works here; elsewhere the framework's is used.</summary>
    public static bool CanSpawn { get; } = OperatingSystem.IsLinux()
        && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64
        && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "posix_spawn_file_actions_addchdir_np", out _);

    /// <summary>The running child, or <see langword="null"/> and a sentence that says why there is none.</summary>
    public static IChild? Start(ChildStart start, CommandLimits? limits, out string failure)
    {
        if (StartProblem.Of(start) is { } problem)
        {
            failure = problem;
            return null;
        }

        string folder = Path.GetFullPath(start.WorkingDirectory ?? Environment.CurrentDirectory);
        Dictionary<string, string> environment = ChildEnvironment.Of(start);
        failure = "";
        string? program = start.Spawner is { SeesHost: false }
            ? start.Program
            : ProgramPath.Find(start.Program, folder, environment.GetValueOrDefault("PATH", ""), out failure);
        if (program is null)
            return null;
        return CanSpawn
            ? SpawnedChild.Start(
                new ReadyStart { Start = start, Program = program, Folder = folder, Environment = environment, Limits = limits }, out failure)
            : ManagedChild.Start(start, program, folder, environment, out failure);
    }
}
