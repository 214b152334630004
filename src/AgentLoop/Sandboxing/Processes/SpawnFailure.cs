using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>Says in a sentence why the kernel did not start a program.</summary>
internal static class SpawnFailure
{
    public static string Sentence(int error, string program, string folder) => error switch
    {
        Libc.ENOENT when !Directory.Exists(folder) => $"The working directory \"{folder}\" does not exist.",
        Libc.ENOENT => $"The program \"{program}\" could not be started: it, or the interpreter it names, does not exist.",
        Libc.EACCES => $"The program \"{program}\" could not be started: it may not be executed here.",
        Libc.ENOEXEC => $"The program \"{program}\" could not be started: it is neither a program for this system nor a script with a \"#!\" line.",
        Libc.E2BIG => $"The program \"{program}\" could not be started: its arguments and variables are too long.",
        Libc.EAGAIN or Libc.ENOMEM => $"The program \"{program}\" could not be started: the system has no room for another process.",
        _ => $"The program \"{program}\" could not be started: {Marshal.GetPInvokeErrorMessage(error)}.",
    };
}
