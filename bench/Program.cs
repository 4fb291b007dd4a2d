using Shirube.Bench;
using Shirube.Bench.Boards;
using Shirube.Bench.Generators;
using Shirube.Bench.Pages;
using Shirube.Bench.Pdf;
using Shirube.Bench.Readings;
using Shirube.Bench.Releases;
using Shirube.Bench.Saves;
using Shirube.Bench.Searches;
using Shirube.Bench.Workbooks;

// Called by bench/run.sh, which builds and installs what is needed.
switch (args)
{
    case ["reading", .. var files]:
        Stamp.Print("reading");
        ReadingBench.Run(files);
        return 0;
    case ["office-file", var rows, var file]:
        OfficeFiles.Write(int.Parse(rows, Stamp.Figures), file);
        return 0;
    case ["office"]:
        Stamp.Print("office");
        return 0;
    case ["office", var file]:
        OfficeBench.Run(file);
        return 0;
    case ["generator", var initiatives, var file]:
        RegisterText.Write(int.Parse(initiatives, Stamp.Figures), file);
        return 0;
    case ["pdf", .. var files]:
        Stamp.Print("pdf");
        PdfBench.Run(files);
        return 0;
    case ["pdf-cores", .. var files]:
        PdfCores.Run(files);
        return 0;
    case ["pdf-memory", var file]:
        PdfBench.Memory(file);
        return 0;
    case ["search", var shared]:
        Stamp.Print("search");
        return await SearchBench.RunAsync(shared);
    case ["search-server", var connection, var port]:
        await SearchServer.RunAsync(connection, int.Parse(port, Stamp.Figures));
        return 0;
    case ["pages", var address, var label]:
        Stamp.Print($"pages, {label}");
        await PagesBench.RunAsync(new(address));
        return 0;
    case ["site", var port, .. var files]:
        await SiteServer.RunAsync(int.Parse(port, Stamp.Figures), files);
        return 0;
    case ["national-size", var rounds]:
        Stamp.Print("national size");
        await using (await NationalSite.MakeAsync(int.Parse(rounds, Stamp.Figures))) { }
        return 0;
    case ["boards", var port, .. var keep]:
        Stamp.Print("boards at national size");
        await BoardsBench.RunAsync(int.Parse(port, Stamp.Figures), keep.FirstOrDefault());
        return 0;
    case ["saves"]:
        Stamp.Print("saves");
        return await SavesBench.RunAsync();
    case ["workbooks", var script]:
        Stamp.Print("workbooks");
        await WorkbooksBench.RunAsync(script);
        return 0;
    case ["releases", var port]:
        Stamp.Print("releases at national size");
        await ReleasesBench.RunAsync(int.Parse(port, Stamp.Figures));
        return 0;
    case ["memory-server", var file, var port]:
        await MemoryServer.RunAsync(file, int.Parse(port, Stamp.Figures));
        return 0;
    default:
        Console.Error.WriteLine("see bench/run.sh");
        return 2;
}
