namespace AgentLoop.Roslyn;

/// <summary>
/// Targets that a build imports after the C# compiler's own, through <c>CustomAfterMicrosoftCSharpTargets</c>: they write down what the compiler was told,
/// what it read, and what stands in the output folder in the end. One line a fact, with tabs between its parts; see <see cref="CollectionReader"/>.
/// </summary>
internal static class CollectorTargets
{
    public const string Folder = "obj/agentloop";
    public const string TargetsFile = $"{Folder}/collect.targets";
    public const string CollectedFile = $"{Folder}/collected.txt";
    public const string OutputsFile = $"{Folder}/outputs.tar";

    public const string Xml = """
        <Project>
          <Target Name="AgentLoopListBefore" BeforeTargets="PrepareForBuild">
            <ItemGroup>
              <_AgentLoopBefore Include="$(OutDir)**/*" />
            </ItemGroup>
            <GetFileHash Files="@(_AgentLoopBefore)" Condition="'@(_AgentLoopBefore)' != ''">
              <Output TaskParameter="Items" ItemName="_AgentLoopHad" />
            </GetFileHash>
            <WriteLinesToFile File="$(AgentLoopFile)" Lines="project&#9;$(MSBuildProjectFullPath)&#9;$(TargetFramework);@(_AgentLoopHad->'had&#9;%(FileHash)&#9;%(FullPath)')" />
          </Target>
          <Target Name="AgentLoopArguments" AfterTargets="CoreCompile">
            <ItemGroup>
              <_AgentLoopInput Include="@(ReferencePathWithRefAssemblies->'%(FullPath)');@(Analyzer->'%(FullPath)');@(Compile->'%(FullPath)');@(EditorConfigFiles->'%(FullPath)');@(AdditionalFiles->'%(FullPath)');@(IntermediateAssembly->'%(FullPath)')" />
              <_AgentLoopThere Include="@(_AgentLoopInput->Exists())" />
              <_AgentLoopGenerated Include="$(CompilerGeneratedFilesOutputPath)/**/*.cs" Condition="'$(CompilerGeneratedFilesOutputPath)' != ''" />
            </ItemGroup>
            <GetFileHash Files="@(_AgentLoopThere)" Condition="'@(_AgentLoopThere)' != ''">
              <Output TaskParameter="Items" ItemName="_AgentLoopHashed" />
            </GetFileHash>
            <GetAssemblyIdentity AssemblyFiles="$(RoslynTargetsPath)/bincore/csc.dll" Condition="Exists('$(RoslynTargetsPath)/bincore/csc.dll')">
              <Output TaskParameter="Assemblies" ItemName="_AgentLoopCompiler" />
            </GetAssemblyIdentity>
            <PropertyGroup>
              <_AgentLoopVersion>@(_AgentLoopCompiler->'%(Version)')</_AgentLoopVersion>
            </PropertyGroup>
            <ItemGroup>
              <_AgentLoopInputLine Include="@(_AgentLoopHashed->'file&#9;%(FileHash)&#9;%(FullPath)')" />
              <_AgentLoopInputLine Include="@(_AgentLoopGenerated->'generated&#9;%(FullPath)')" />
              <_AgentLoopInputLine Include="@(None->'other&#9;%(FullPath)')" Condition="'%(None.CopyToOutputDirectory)' != ''" />
              <_AgentLoopInputLine Include="@(Content->'other&#9;%(FullPath)');@(EmbeddedResource->'other&#9;%(FullPath)');@(AdditionalFiles->'other&#9;%(FullPath)')" />
              <_AgentLoopLine Include="@(CscCommandLineArgs->'argument&#9;%(Identity)')" />
            </ItemGroup>
            <WriteLinesToFile File="$(AgentLoopFile)" Lines="root&#9;$(MSBuildStartupDirectory);project&#9;$(MSBuildProjectFullPath)&#9;$(TargetFramework);directory&#9;$(MSBuildProjectDirectory);compiler&#9;$(_AgentLoopVersion);globs&#9;$(EnableDefaultItems)&#9;$(EnableDefaultCompileItems);produces&#9;$(TargetPath);produces&#9;$(TargetRefPath);@(IntermediateAssembly->'produces&#9;%(FullPath)');@(IntermediateRefAssembly->'produces&#9;%(FullPath)');arguments" />
            <WriteLinesToFile File="$(AgentLoopFile)" Lines="@(_AgentLoopLine)" />
            <WriteLinesToFile File="$(AgentLoopFile)" Lines="@(_AgentLoopInputLine)" />
          </Target>
          <Target Name="AgentLoopListAfter" AfterTargets="Build">
            <ItemGroup>
              <_AgentLoopAfter Include="$(OutDir)**/*" />
            </ItemGroup>
            <GetFileHash Files="@(_AgentLoopAfter)" Condition="'@(_AgentLoopAfter)' != ''">
              <Output TaskParameter="Items" ItemName="_AgentLoopHas" />
            </GetFileHash>
            <WriteLinesToFile File="$(AgentLoopFile)" Lines="project&#9;$(MSBuildProjectFullPath)&#9;$(TargetFramework);built&#9;$(TargetPath);@(_AgentLoopHas->'has&#9;%(FileHash)&#9;%(FullPath)')" />
          </Target>
        </Project>
        """;
}
