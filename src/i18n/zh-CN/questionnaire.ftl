# 采集表和填报记录

form-needs-reason = 请写一句为什么要改（原来的会留底）。
form-file-too-large = 文件太大：一个文件最多 8 MB，请先压缩再选。
