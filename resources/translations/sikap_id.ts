<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID" sourcelanguage="en">
    <context>
        <name>Sikap</name>
        <message>
            <source>"{step}" cannot be done again: {who} has changed the same place since. Nothing was changed.</source>
            <translation>“{step}” tidak bisa diulangi: {who} sudah mengubah tempat yang sama sesudahnya. Tidak ada yang diubah.</translation>
        </message>
        <message>
            <source>"{step}" cannot be done: {who} has changed the same place since. Nothing was changed.</source>
            <translation>"{step}" tidak dapat dikerjakan: {who} telah mengubah tempat yang sama sejak itu. Tidak ada yang diubah.</translation>
        </message>
        <message>
            <source>"{step}" cannot be taken back: {who} has changed the same place since. Nothing was changed.</source>
            <translation>“{step}” tidak bisa diurungkan: {who} sudah mengubah tempat yang sama sesudahnya. Tidak ada yang diubah.</translation>
        </message>
        <message>
            <source>"{step}" is too old to be taken back: the history was compacted since.</source>
            <translation>"{step}" terlalu lama untuk diurungkan: riwayat sudah dipadatkan sejak itu.</translation>
        </message>
        <message>
            <source>"{step}" was done by {who}, who alone can take it back: choose a step of your own.</source>
            <translation>“{step}” dilakukan oleh {who}, dan hanya ia yang dapat mengurungkannya: pilih langkah Anda sendiri.</translation>
        </message>
        <message>
            <source>"{step}" was taken back already: choose a step that was not.</source>
            <translation>"{step}" sudah diurungkan: pilih langkah yang belum.</translation>
        </message>
        <message>
            <source>&amp;Abbreviations that do not end a sentence</source>
            <translation>Sin&amp;gkatan yang tidak mengakhiri kalimat</translation>
        </message>
        <message>
            <source>&amp;About Sikap</source>
            <translation>&amp;Tentang Sikap</translation>
        </message>
        <message>
            <source>&amp;Actor</source>
            <translation>&amp;Aktor</translation>
        </message>
        <message>
            <source>&amp;Author</source>
            <translation>P&amp;enulis</translation>
        </message>
        <message>
            <source>&amp;Back up now</source>
            <translation>&amp;Cadangkan sekarang</translation>
        </message>
        <message>
            <source>&amp;Backups…</source>
            <translation>Ca&amp;dangan…</translation>
        </message>
        <message>
            <source>&amp;Browse…</source>
            <translation>&amp;Telusuri…</translation>
        </message>
        <message>
            <source>&amp;Cancel</source>
            <translation>&amp;Batal</translation>
        </message>
        <message>
            <source>&amp;Check project</source>
            <translation>&amp;Periksa proyek</translation>
        </message>
        <message>
            <source>&amp;Claim</source>
            <translation>&amp;Klaim</translation>
        </message>
        <message>
            <source>&amp;Claims</source>
            <translation>Kla&amp;im</translation>
        </message>
        <message>
            <source>&amp;Clear filter</source>
            <translation>&amp;Bersihkan saringan</translation>
        </message>
        <message>
            <source>&amp;Clear this list</source>
            <translation>&amp;Kosongkan daftar ini</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>&amp;Tutup</translation>
        </message>
        <message>
            <source>&amp;Columns…</source>
            <translation>&amp;Kolom…</translation>
        </message>
        <message>
            <source>&amp;Compact</source>
            <translation>&amp;Padatkan</translation>
        </message>
        <message>
            <source>&amp;Compact history…</source>
            <translation>Pa&amp;datkan riwayat…</translation>
        </message>
        <message>
            <source>&amp;Continue</source>
            <translation>&amp;Lanjut</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>Sali&amp;n</translation>
        </message>
        <message>
            <source>&amp;Copy this list</source>
            <translation>&amp;Salin daftar ini</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>&amp;Gelap</translation>
        </message>
        <message>
            <source>&amp;Day or night</source>
            <translation>S&amp;iang atau malam</translation>
        </message>
        <message>
            <source>&amp;Default colours</source>
            <translation>Warna ba&amp;waan</translation>
        </message>
        <message>
            <source>&amp;Default keys</source>
            <translation>Tombol ba&amp;waan</translation>
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation>Ha&amp;pus</translation>
        </message>
        <message>
            <source>&amp;Details…</source>
            <translation>&amp;Perincian…</translation>
        </message>
        <message>
            <source>&amp;Discard</source>
            <translation>&amp;Buang</translation>
        </message>
        <message>
            <source>&amp;Discard…</source>
            <translation>B&amp;uang…</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Sunting</translation>
        </message>
        <message>
            <source>&amp;Edit claim</source>
            <translation>&amp;Ubah klaim</translation>
        </message>
        <message>
            <source>&amp;Encoding</source>
            <translation>Pengodean &amp;huruf</translation>
        </message>
        <message>
            <source>&amp;Export codebook…</source>
            <translation>&amp;Ekspor buku kode…</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>&amp;Ekspor…</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Berkas</translation>
        </message>
        <message>
            <source>&amp;Filter</source>
            <translation>&amp;Saring</translation>
        </message>
        <message>
            <source>&amp;Filter…</source>
            <translation>S&amp;aring…</translation>
        </message>
        <message>
            <source>&amp;Find in the article…</source>
            <translation>&amp;Cari di artikel…</translation>
        </message>
        <message>
            <source>&amp;Format</source>
            <translation>&amp;Format</translation>
        </message>
        <message>
            <source>&amp;From</source>
            <translation>&amp;Dari</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>&amp;Pindah</translation>
        </message>
        <message>
            <source>&amp;Go on</source>
            <translation>&amp;Lanjutkan</translation>
        </message>
        <message>
            <source>&amp;Go to the text</source>
            <translation>Ke &amp;teks</translation>
        </message>
        <message>
            <source>&amp;Guide</source>
            <translation>Pan&amp;duan</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>Ba&amp;ntuan</translation>
        </message>
        <message>
            <source>&amp;Hide column</source>
            <translation>Sembunyikan &amp;kolom</translation>
        </message>
        <message>
            <source>&amp;History…</source>
            <translation>&amp;Riwayat…</translation>
        </message>
        <message>
            <source>&amp;Import</source>
            <translation>&amp;Impor</translation>
        </message>
        <message>
            <source>&amp;Import codebook…</source>
            <translation>&amp;Impor buku kode…</translation>
        </message>
        <message>
            <source>&amp;Keep</source>
            <translation>&amp;Biarkan</translation>
        </message>
        <message>
            <source>&amp;Keep it</source>
            <translation>&amp;Jangan ganti</translation>
        </message>
        <message>
            <source>&amp;Keys</source>
            <translation>T&amp;ombol</translation>
        </message>
        <message>
            <source>&amp;Keys of “{action}”</source>
            <translation>&amp;Tombol untuk “{action}”</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Bahasa</translation>
        </message>
        <message>
            <source>&amp;Larger text</source>
            <translation>Per&amp;besar teks</translation>
        </message>
        <message>
            <source>&amp;Later</source>
            <translation>Nant&amp;i</translation>
        </message>
        <message>
            <source>&amp;Letters to look for</source>
            <translation>&amp;Huruf yang dicari</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>&amp;Terang</translation>
        </message>
        <message>
            <source>&amp;Link</source>
            <translation>&amp;Kaitkan</translation>
        </message>
        <message>
            <source>&amp;Link…</source>
            <translation>&amp;Kaitkan…</translation>
        </message>
        <message>
            <source>&amp;List of articles</source>
            <translation>Daftar &amp;artikel</translation>
        </message>
        <message>
            <source>&amp;Look at it only</source>
            <translation>&amp;Lihat saja</translation>
        </message>
        <message>
            <source>&amp;Merge into…</source>
            <translation>&amp;Gabungkan ke…</translation>
        </message>
        <message>
            <source>&amp;Merge with next</source>
            <translation>&amp;Gabungkan dengan berikutnya</translation>
        </message>
        <message>
            <source>&amp;Merge {name} into</source>
            <translation>&amp;Gabungkan {name} ke</translation>
        </message>
        <message>
            <source>&amp;Merge…</source>
            <translation>&amp;Gabungkan…</translation>
        </message>
        <message>
            <source>&amp;Name of the new entry</source>
            <translation>&amp;Nama entri baru</translation>
        </message>
        <message>
            <source>&amp;Neutral</source>
            <translation>&amp;Netral</translation>
        </message>
        <message>
            <source>&amp;New</source>
            <translation>Entri &amp;baru</translation>
        </message>
        <message>
            <source>&amp;New project…</source>
            <translation>Proyek &amp;baru…</translation>
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>&amp;Lanjut</translation>
        </message>
        <message>
            <source>&amp;Next sentence</source>
            <translation>Kalimat &amp;berikutnya</translation>
        </message>
        <message>
            <source>&amp;Note</source>
            <translation>&amp;Catatan</translation>
        </message>
        <message>
            <source>&amp;Note…</source>
            <translation>&amp;Catatan…</translation>
        </message>
        <message>
            <source>&amp;Only the text</source>
            <translation>Hanya &amp;teks</translation>
        </message>
        <message>
            <source>&amp;Open articles…</source>
            <translation>B&amp;uka artikel…</translation>
        </message>
        <message>
            <source>&amp;Open it</source>
            <translation>B&amp;uka</translation>
        </message>
        <message>
            <source>&amp;Open them</source>
            <translation>B&amp;uka semuanya</translation>
        </message>
        <message>
            <source>&amp;Oppose</source>
            <translation>M&amp;enentang</translation>
        </message>
        <message>
            <source>&amp;Paste article</source>
            <translation>&amp;Tempel artikel</translation>
        </message>
        <message>
            <source>&amp;Place here</source>
            <translation>Tar&amp;uh di sini</translation>
        </message>
        <message>
            <source>&amp;Position</source>
            <translation>&amp;Posisi</translation>
        </message>
        <message>
            <source>&amp;Previous sentence</source>
            <translation>Kalimat &amp;sebelumnya</translation>
        </message>
        <message>
            <source>&amp;Print…</source>
            <translation>&amp;Cetak…</translation>
        </message>
        <message>
            <source>&amp;Published</source>
            <translation>Tanggal &amp;terbit</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Keluar</translation>
        </message>
        <message>
            <source>&amp;Read</source>
            <translation>&amp;Baca</translation>
        </message>
        <message>
            <source>&amp;Reading order</source>
            <translation>Urutan &amp;baca</translation>
        </message>
        <message>
            <source>&amp;Reading ruler</source>
            <translation>&amp;Penggaris baca</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>U&amp;langi</translation>
        </message>
        <message>
            <source>&amp;Remove from recent projects</source>
            <translation>&amp;Hapus dari proyek terakhir</translation>
        </message>
        <message>
            <source>&amp;Remove tag</source>
            <translation>&amp;Hapus tanda</translation>
        </message>
        <message>
            <source>&amp;Rename</source>
            <translation>Ganti &amp;nama</translation>
        </message>
        <message>
            <source>&amp;Repeat speaker</source>
            <translation>&amp;Ulangi pembicara</translation>
        </message>
        <message>
            <source>&amp;Replace</source>
            <translation>&amp;Ganti</translation>
        </message>
        <message>
            <source>&amp;Reprints</source>
            <translation>Te&amp;rbitan ulang</translation>
        </message>
        <message>
            <source>&amp;Restore</source>
            <translation>&amp;Pulihkan</translation>
        </message>
        <message>
            <source>&amp;Restore into a new file…</source>
            <translation>&amp;Pulihkan ke berkas baru…</translation>
        </message>
        <message>
            <source>&amp;Restore the backup as…</source>
            <translation>&amp;Pulihkan cadangan sebagai…</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>&amp;Simpan</translation>
        </message>
        <message>
            <source>&amp;Save a copy…</source>
            <translation>&amp;Simpan salinan…</translation>
        </message>
        <message>
            <source>&amp;Save as PDF…</source>
            <translation>&amp;Simpan sebagai PDF…</translation>
        </message>
        <message>
            <source>&amp;Save what can be read as…</source>
            <translation>&amp;Simpan yang terbaca sebagai…</translation>
        </message>
        <message>
            <source>&amp;Sentence</source>
            <translation>K&amp;alimat</translation>
        </message>
        <message>
            <source>&amp;Sentences</source>
            <translation>Kali&amp;mat</translation>
        </message>
        <message>
            <source>&amp;Sepia</source>
            <translation>&amp;Sepia</translation>
        </message>
        <message>
            <source>&amp;Set for selected rows</source>
            <translation>&amp;Atur untuk baris terpilih</translation>
        </message>
        <message>
            <source>&amp;Show in the text</source>
            <translation>&amp;Tampilkan di teks</translation>
        </message>
        <message>
            <source>&amp;Smaller text</source>
            <translation>Per&amp;kecil teks</translation>
        </message>
        <message>
            <source>&amp;Split here</source>
            <translation>&amp;Pisahkan di sini</translation>
        </message>
        <message>
            <source>&amp;Split…</source>
            <translation>&amp;Pisahkan…</translation>
        </message>
        <message>
            <source>&amp;Statement</source>
            <translation>Per&amp;nyataan</translation>
        </message>
        <message>
            <source>&amp;Status</source>
            <translation>&amp;Status</translation>
        </message>
        <message>
            <source>&amp;Support</source>
            <translation>&amp;Mendukung</translation>
        </message>
        <message>
            <source>&amp;Tag</source>
            <translation>&amp;Tandai</translation>
        </message>
        <message>
            <source>&amp;Tags (annotations)</source>
            <translation>T&amp;anda (annotations)</translation>
        </message>
        <message>
            <source>&amp;Tags that it takes</source>
            <translation>&amp;Tanda yang dibawanya</translation>
        </message>
        <message>
            <source>&amp;Take it from “{action}”</source>
            <translation>A&amp;mbil dari “{action}”</translation>
        </message>
        <message>
            <source>&amp;Take the coding away</source>
            <translation>&amp;Cabut isian</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>T&amp;ema</translation>
        </message>
        <message>
            <source>&amp;Title</source>
            <translation>&amp;Judul</translation>
        </message>
        <message>
            <source>&amp;To</source>
            <translation>Sam&amp;pai</translation>
        </message>
        <message>
            <source>&amp;Understood</source>
            <translation>Men&amp;gerti</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Urungkan</translation>
        </message>
        <message>
            <source>&amp;Undo back to here…</source>
            <translation>&amp;Urungkan sampai ke sini…</translation>
        </message>
        <message>
            <source>&amp;Unlink</source>
            <translation>&amp;Lepaskan</translation>
        </message>
        <message>
            <source>&amp;Unlink: {words}</source>
            <translation>&amp;Lepas kaitan: {words}</translation>
        </message>
        <message>
            <source>&amp;Use for all {n} files with these columns</source>
            <translation>&amp;Pakai untuk semua {n} berkas dengan kolom ini</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>Ta&amp;mpilan</translation>
        </message>
        <message>
            <source>&amp;Voice</source>
            <translation>Cara &amp;penyampaian</translation>
        </message>
        <message>
            <source>&amp;Voice: direct, indirect, act</source>
            <translation>&amp;Cara penyampaian: langsung, tak langsung, tindakan</translation>
        </message>
        <message>
            <source>&amp;Web address</source>
            <translation>Alamat &amp;web</translation>
        </message>
        <message>
            <source>&amp;Website line</source>
            <translation>&amp;Baris milik situs</translation>
        </message>
        <message>
            <source>&amp;Website lines, such as “Read also: …”</source>
            <translation>Baris &amp;milik situs, seperti “Baca juga: …”</translation>
        </message>
        <message>
            <source>&amp;Who, which stance, on what…</source>
            <translation>&amp;Siapa, bagaimana sikapnya, terhadap apa…</translation>
        </message>
        <message>
            <source>&amp;Words, all of which must be in it</source>
            <translation>&amp;Kata; semuanya harus ada di dalamnya</translation>
        </message>
        <message>
            <source>1 actor</source>
            <translation>1 aktor</translation>
        </message>
        <message>
            <source>1 alias</source>
            <translation>1 nama lain</translation>
        </message>
        <message>
            <source>1 article</source>
            <translation>1 artikel</translation>
        </message>
        <message>
            <source>1 article added.</source>
            <translation>1 artikel ditambahkan.</translation>
        </message>
        <message>
            <source>1 article was found.</source>
            <translation>1 artikel ditemukan.</translation>
        </message>
        <message>
            <source>1 claim</source>
            <translation>1 klaim</translation>
        </message>
        <message>
            <source>1 file could not be read.</source>
            <translation>1 berkas tidak dapat dibaca.</translation>
        </message>
        <message>
            <source>1 file of another kind was passed over.</source>
            <translation>1 berkas jenis lain dilewati.</translation>
        </message>
        <message>
            <source>1 goes with its corrected words</source>
            <translation>1 ikut kata yang diperbaiki</translation>
        </message>
        <message>
            <source>1 hit</source>
            <translation>1 temuan</translation>
        </message>
        <message>
            <source>1 is a reprint.</source>
            <translation>1 adalah terbitan ulang.</translation>
        </message>
        <message>
            <source>1 issue</source>
            <translation>1 isu</translation>
        </message>
        <message>
            <source>1 link</source>
            <translation>1 kaitan</translation>
        </message>
        <message>
            <source>1 loses its words</source>
            <translation>1 kehilangan katanya</translation>
        </message>
        <message>
            <source>1 paragraph</source>
            <translation>1 paragraf</translation>
        </message>
        <message>
            <source>1 position</source>
            <translation>1 posisi</translation>
        </message>
        <message>
            <source>1 row</source>
            <translation>1 baris</translation>
        </message>
        <message>
            <source>1 row written to {file}.</source>
            <translation>1 baris ditulis ke {file}.</translation>
        </message>
        <message>
            <source>1 sentence</source>
            <translation>1 kalimat</translation>
        </message>
        <message>
            <source>1 statement</source>
            <translation>1 pernyataan</translation>
        </message>
        <message>
            <source>1 step</source>
            <translation>1 langkah</translation>
        </message>
        <message>
            <source>1 step undone.</source>
            <translation>1 langkah diurungkan.</translation>
        </message>
        <message>
            <source>1 tag</source>
            <translation>1 tanda</translation>
        </message>
        <message>
            <source>1 tag has lost its words</source>
            <translation>1 tanda kehilangan katanya</translation>
        </message>
        <message>
            <source>1 tag stays</source>
            <translation>1 tanda tetap</translation>
        </message>
        <message>
            <source>1 tag uses it; it stays, without it.</source>
            <translation>1 tanda memakainya; tanda itu tetap ada, tanpa entri ini.</translation>
        </message>
        <message>
            <source>1 tag without its words</source>
            <translation>1 tanda tanpa kata</translation>
        </message>
        <message>
            <source>1 tag: {tags}</source>
            <translation>1 tanda: {tags}</translation>
        </message>
        <message>
            <source>1 thing is not saved and would be lost. {reason}</source>
            <translation>1 hal belum tersimpan dan akan hilang. {reason}</translation>
        </message>
        <message>
            <source>1 thing is wrong in this project.</source>
            <translation>Ada 1 hal yang salah di proyek ini.</translation>
        </message>
        <message>
            <source>1 was left out as a reprint.</source>
            <translation>1 tidak diimpor karena terbitan ulang.</translation>
        </message>
        <message>
            <source>1 with a gap ({next_gap}: next gap)</source>
            <translation>1 belum lengkap: tekan {next_gap}</translation>
        </message>
        <message>
            <source>2023-11-21 or 21/11/2023</source>
            <translation>2023-11-21 atau 21/11/2023</translation>
        </message>
        <message>
            <source>&gt; actions   @ actors   # issues   / articles</source>
            <translation>&gt; perintah   @ aktor   # isu   / artikel</translation>
        </message>
        <message>
            <source>A * stands alone: write it right after the beginning of a word.</source>
            <translation>Ada * yang berdiri sendiri: tulis tepat di belakang awal kata.</translation>
        </message>
        <message>
            <source>A - stands alone: write the word that should not be there right after it.</source>
            <translation>Ada - yang berdiri sendiri: tulis kata yang tidak boleh ada tepat di belakangnya.</translation>
        </message>
        <message>
            <source>A backup was not intact and was removed: {name}</source>
            <translation>Satu cadangan tidak utuh dan sudah dihapus: {name}</translation>
        </message>
        <message>
            <source>A bracket is closed that was not opened: take the ) away, or write ( before the words.</source>
            <translation>Ada kurung tutup tanpa kurung buka: hapus tanda ), atau tulis ( di depan kata-katanya.</translation>
        </message>
        <message>
            <source>A bracket is not closed: write ) after the words that belong together.</source>
            <translation>Ada kurung yang belum ditutup: tulis ) di belakang kata-kata yang sekelompok.</translation>
        </message>
        <message>
            <source>A check does not change the project.</source>
            <translation>Pemeriksaan tidak mengubah proyek.</translation>
        </message>
        <message>
            <source>A colour to find it by</source>
            <translation>Warna supaya mudah ditemukan</translation>
        </message>
        <message>
            <source>A column of numbers has no filter: sort by it with a click on its head.</source>
            <translation>Kolom angka tidak punya saringan: urutkan dengan mengeklik judulnya.</translation>
        </message>
        <message>
            <source>A copy was saved: {file}.</source>
            <translation>Salinan sudah disimpan: {file}.</translation>
        </message>
        <message>
            <source>A filter is on.</source>
            <translation>Saringan sedang berlaku.</translation>
        </message>
        <message>
            <source>A link goes from a statement to an actor or a position: choose one of each.</source>
            <translation>Kaitan menghubungkan pernyataan dengan aktor atau posisi: pilih satu dari masing-masing.</translation>
        </message>
        <message>
            <source>A name cannot be empty: type at least one letter.</source>
            <translation>Nama tidak boleh kosong: ketik setidaknya satu huruf.</translation>
        </message>
        <message>
            <source>A note on the statement. Enter saves it and closes.</source>
            <translation>Catatan untuk pernyataan ini. Enter menyimpannya lalu menutup bilah.</translation>
        </message>
        <message>
            <source>A paragraph of more than 100,000 characters was broken into shorter ones at white space, so that it can be shown quickly; no character was added or lost.</source>
            <translation>Paragraf yang lebih dari 100.000 karakter dipecah di spasi menjadi paragraf yang lebih pendek agar cepat ditampilkan; tidak ada karakter yang ditambah atau hilang.</translation>
        </message>
        <message>
            <source>A paragraph of more than 100,000 characters was broken into shorter ones, so that it can be shown quickly; where it has no white space, line breaks were added.</source>
            <translation>Paragraf yang lebih panjang dari 100.000 karakter dipecah menjadi beberapa paragraf agar cepat ditampilkan; di bagian yang tidak memuat spasi, ganti baris ditambahkan.</translation>
        </message>
        <message>
            <source>A position tag has no actor: tag the actor and link both to a statement.</source>
            <translation>Tanda posisi tidak punya aktor: tandai aktornya, lalu kaitkan keduanya dengan pernyataan.</translation>
        </message>
        <message>
            <source>A quotation mark is not closed: write " after the last word of the phrase.</source>
            <translation>Ada tanda kutip yang belum ditutup: tulis " di belakang kata terakhirnya.</translation>
        </message>
        <message>
            <source>A reprint is of the article with a number, not of {value}.</source>
            <translation>Terbitan ulang merujuk artikel bernomor, bukan {value}.</translation>
        </message>
        <message>
            <source>A sentence can be split only between its words: choose a place inside it.</source>
            <translation>Kalimat hanya dapat dipisahkan di antara kata-katanya: pilih tempat di dalamnya.</translation>
        </message>
        <message>
            <source>A statement has no actor, issue or stance of its own: link an actor or a position tag to it.</source>
            <translation>Pernyataan tidak punya aktor, isu, atau sikap sendiri: kaitkan tanda aktor atau posisi dengannya.</translation>
        </message>
        <message>
            <source>A typeface of this computer. What it lacks is taken from ours.</source>
            <translation>Huruf di komputer ini. Yang tidak dimilikinya diambil dari huruf bawaan.</translation>
        </message>
        <message>
            <source>A&amp;rticles</source>
            <translation>A&amp;rtikel</translation>
        </message>
        <message>
            <source>Abbreviations</source>
            <translation>Singkatan</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Tentang</translation>
        </message>
        <message>
            <source>About Sikap</source>
            <translation>Tentang Sikap</translation>
        </message>
        <message>
            <source>act</source>
            <translation>tindakan</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Perintah</translation>
        </message>
        <message>
            <source>Actions and their keys</source>
            <translation>Perintah dan tombolnya</translation>
        </message>
        <message>
            <source>Actor</source>
            <translation>Aktor</translation>
        </message>
        <message>
            <source>actor</source>
            <translation>aktor</translation>
        </message>
        <message>
            <source>Actor mention</source>
            <translation>Penyebutan aktor</translation>
        </message>
        <message>
            <source>Actor tagged: {words}</source>
            <translation>Aktor ditandai: {words}</translation>
        </message>
        <message>
            <source>actor_alias</source>
            <translation>nama lain aktor</translation>
        </message>
        <message>
            <source>Actors</source>
            <translation>Aktor</translation>
        </message>
        <message>
            <source>actors</source>
            <translation>aktor</translation>
        </message>
        <message>
            <source>Actors {n}</source>
            <translation>Aktor {n}</translation>
        </message>
        <message>
            <source>Add actor</source>
            <translation>Tambah aktor</translation>
        </message>
        <message>
            <source>Add all articles in a folder and in the folders below it.</source>
            <translation>Tambahkan semua artikel di sebuah folder dan folder di bawahnya.</translation>
        </message>
        <message>
            <source>Add article</source>
            <translation>Tambah artikel</translation>
        </message>
        <message>
            <source>Add articles</source>
            <translation>Tambah artikel</translation>
        </message>
        <message>
            <source>Add articles from files: pages, documents, tables, archives.</source>
            <translation>Tambahkan artikel dari berkas: halaman, dokumen, tabel, arsip.</translation>
        </message>
        <message>
            <source>Add issue</source>
            <translation>Tambah isu</translation>
        </message>
        <message>
            <source>Add what is ticked to the project, as one step</source>
            <translation>Tambahkan yang dicentang ke proyek, sebagai satu langkah</translation>
        </message>
        <message>
            <source>Added “{title}”.</source>
            <translation>“{title}” ditambahkan.</translation>
        </message>
        <message>
            <source>addressee</source>
            <translation>lawan bicara</translation>
        </message>
        <message>
            <source>Addressee of the statement in sentence {number}</source>
            <translation>Lawan bicara pernyataan di kalimat {number}</translation>
        </message>
        <message>
            <source>Addressee: {name}</source>
            <translation>Lawan bicara: {name}</translation>
        </message>
        <message>
            <source>Addressees</source>
            <translation>Lawan bicara</translation>
        </message>
        <message>
            <source>Alias</source>
            <translation>Nama lain</translation>
        </message>
        <message>
            <source>aliases</source>
            <translation>alias</translation>
        </message>
        <message>
            <source>Aliases of the actor</source>
            <translation>Nama lain aktor</translation>
        </message>
        <message>
            <source>Aliases that were the name of another actor too, left out: {n}.</source>
            <translation>Alias yang juga nama aktor lain, ditinggalkan: {n}.</translation>
        </message>
        <message>
            <source>Aliases, one a line</source>
            <translation>Nama lain, satu per baris</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Semua</translation>
        </message>
        <message>
            <source>All articles</source>
            <translation>Semua artikel</translation>
        </message>
        <message>
            <source>All claims of the project in a table: sort, filter, edit, export.</source>
            <translation>Semua klaim dalam proyek di satu tabel: urutkan, saring, ubah, ekspor.</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Semua berkas (*)</translation>
        </message>
        <message>
            <source>All kinds</source>
            <translation>Semua jenis</translation>
        </message>
        <message>
            <source>All words must be there. "Words in a row", word* for a beginning, -word to leave out, OR, ( ).</source>
            <translation>Semua kata harus ada. "Kata berurutan", kata* untuk awal kata, -kata untuk tanpa kata itu, OR, ( ).</translation>
        </message>
        <message>
            <source>An action, actor, issue or article</source>
            <translation>Perintah, aktor, isu, atau artikel</translation>
        </message>
        <message>
            <source>An action, actor, issue or article; or only one sort: &gt; @ # /</source>
            <translation>Perintah, aktor, isu, atau artikel; atau satu jenis saja: &gt; @ # /</translation>
        </message>
        <message>
            <source>An actor tag has no issue or stance: tag a position for these.</source>
            <translation>Tanda aktor tidak punya isu atau sikap: tandai posisi untuk itu.</translation>
        </message>
        <message>
            <source>An article has no {names}.</source>
            <translation>Artikel tidak punya {names}.</translation>
        </message>
        <message>
            <source>An article is no reprint of itself: choose another one.</source>
            <translation>Artikel tidak dapat menjadi terbitan ulang dirinya sendiri: pilih yang lain.</translation>
        </message>
        <message>
            <source>An {what} has no {names}.</source>
            <translation>Entri {what} tidak punya {names}.</translation>
        </message>
        <message>
            <source>And who?</source>
            <translation>Siapa lagi?</translation>
        </message>
        <message>
            <source>annotation</source>
            <translation>tanda</translation>
        </message>
        <message>
            <source>Another colour…</source>
            <translation>Warna lain…</translation>
        </message>
        <message>
            <source>another program</source>
            <translation>program lain</translation>
        </message>
        <message>
            <source>Another program has changed it: sikap check --repair makes a copy where it is mended or left out, and says so.</source>
            <translation>Program lain telah mengubahnya: sikap check --repair membuat salinan yang memperbaiki atau menghilangkannya, dan menyebutkannya.</translation>
        </message>
        <message>
            <source>Another program has changed the text or the place: restore a backup from before, or tag the words anew.</source>
            <translation>Program lain telah mengubah teks atau tempatnya: pulihkan cadangan dari sebelumnya, atau tandai ulang kata-katanya.</translation>
        </message>
        <message>
            <source>Another program has written it: sikap check --repair makes a copy without what cannot be read.</source>
            <translation>Program lain telah menulisnya: sikap check --repair membuat salinan tanpa yang tidak terbaca.</translation>
        </message>
        <message>
            <source>Another program is writing to {path}: close it there, and try again.</source>
            <translation>Program lain sedang menulis ke {path}: tutup di sana, lalu coba lagi.</translation>
        </message>
        <message>
            <source>Another program is writing to {path}: no copy was made; try again later.</source>
            <translation>Program lain sedang menulis ke {path}: tidak ada salinan yang dibuat; coba lagi nanti.</translation>
        </message>
        <message>
            <source>Another program is writing to {path}: nothing was changed; try again in a moment.</source>
            <translation>Program lain sedang menulis ke {path}: tidak ada yang diubah; coba lagi sebentar.</translation>
        </message>
        <message>
            <source>Another typeface</source>
            <translation>Huruf lain</translation>
        </message>
        <message>
            <source>Any</source>
            <translation>Semua</translation>
        </message>
        <message>
            <source>Article</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <source>article</source>
            <translation>artikel</translation>
        </message>
        <message>
            <source>Article deleted. {undo} brings it back with its tags.</source>
            <translation>Artikel dihapus. {undo} mengembalikannya beserta tandanya.</translation>
        </message>
        <message>
            <source>Article detai&amp;ls…</source>
            <translation>Perincian &amp;artikel…</translation>
        </message>
        <message>
            <source>Article from &amp;clipboard</source>
            <translation>Artikel dari papan kli&amp;p</translation>
        </message>
        <message>
            <source>Article is &amp;done</source>
            <translation>Artikel sudah &amp;selesai</translation>
        </message>
        <message>
            <source>Article is in pro&amp;gress</source>
            <translation>Artikel se&amp;dang dikerjakan</translation>
        </message>
        <message>
            <source>Article is ne&amp;w</source>
            <translation>Ar&amp;tikel masih baru</translation>
        </message>
        <message>
            <source>Article number</source>
            <translation>Nomor artikel</translation>
        </message>
        <message>
            <source>Article text</source>
            <translation>Teks artikel</translation>
        </message>
        <message>
            <source>Article: {title}</source>
            <translation>Artikel: {title}</translation>
        </message>
        <message>
            <source>Articles</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <source>articles</source>
            <translation>artikel</translation>
        </message>
        <message>
            <source>Articles ({patterns})</source>
            <translation>Artikel ({patterns})</translation>
        </message>
        <message>
            <source>Articles and tags are not touched by this: only undo stops here. Compacting the history leaves these steps behind.</source>
            <translation>Artikel dan tanda tidak terpengaruh: hanya urungkan yang berhenti di sini. Memadatkan riwayat meninggalkan langkah-langkah ini.</translation>
        </message>
        <message>
            <source>Articles and tags that can be saved into a new project</source>
            <translation>Artikel dan tanda yang bisa disimpan ke proyek baru</translation>
        </message>
        <message>
            <source>Articles in which � stands for characters that could not be read: {n}.</source>
            <translation>Artikel yang memuat � sebagai ganti huruf yang tidak terbaca: {n}.</translation>
        </message>
        <message>
            <source>Articles that were split into sentences again: {n}.</source>
            <translation>Artikel yang dibagi ulang menjadi kalimat: {n}.</translation>
        </message>
        <message>
            <source>Articles to import</source>
            <translation>Artikel untuk diimpor</translation>
        </message>
        <message>
            <source>Articles whose paragraphs were found anew: {n}.</source>
            <translation>Artikel yang paragrafnya dicari ulang: {n}.</translation>
        </message>
        <message>
            <source>Articles whose text was put together again from their sentences and tags: {n}.</source>
            <translation>Artikel yang teksnya disusun kembali dari kalimat dan tandanya: {n}.</translation>
        </message>
        <message>
            <source>As it was</source>
            <translation>Semula</translation>
        </message>
        <message>
            <source>As one step that {undo} takes back. Articles with tags stay as they are.</source>
            <translation>Sebagai satu langkah yang dapat diurungkan dengan {undo}. Artikel bertanda tetap seperti semula.</translation>
        </message>
        <message>
            <source>As shown</source>
            <translation>Tampilannya</translation>
        </message>
        <message>
            <source>As the s&amp;ystem</source>
            <translation>Ikuti s&amp;istem</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Ikuti sistem</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>Penulis</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Kembali</translation>
        </message>
        <message>
            <source>Back up now</source>
            <translation>Cadangkan sekarang</translation>
        </message>
        <message>
            <source>Backed up to {folder}.</source>
            <translation>Cadangan sudah dibuat di {folder}.</translation>
        </message>
        <message>
            <source>Backing up</source>
            <translation>Membuat cadangan</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>Cadangan</translation>
        </message>
        <message>
            <source>Backups are kept in {folder}</source>
            <translation>Cadangan disimpan di {folder}</translation>
        </message>
        <message>
            <source>Backups of {name}</source>
            <translation>Cadangan {name}</translation>
        </message>
        <message>
            <source>before a large change</source>
            <translation>sebelum perubahan besar</translation>
        </message>
        <message>
            <source>before a new file format</source>
            <translation>sebelum format berkas baru</translation>
        </message>
        <message>
            <source>Begin another sentence with the selected words, or the word that was clicked.</source>
            <translation>Memulai kalimat lain pada kata yang terpilih, atau kata yang diklik.</translation>
        </message>
        <message>
            <source>block</source>
            <translation>blok</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>Biru</translation>
        </message>
        <message>
            <source>Bring back what was removed here, without undoing the rest.</source>
            <translation>Kembalikan yang dihapus di sini tanpa mengurungkan yang lain.</translation>
        </message>
        <message>
            <source>brought in</source>
            <translation>dimasukkan</translation>
        </message>
        <message>
            <source>Browse for the file</source>
            <translation>Telusuri berkas</translation>
        </message>
        <message>
            <source>By name</source>
            <translation>Menurut nama</translation>
        </message>
        <message>
            <source>By uses</source>
            <translation>Menurut pemakaian</translation>
        </message>
        <message>
            <source>C&amp;hoose folder…</source>
            <translation>Pilih &amp;folder…</translation>
        </message>
        <message>
            <source>C&amp;lose</source>
            <translation>T&amp;utup</translation>
        </message>
        <message>
            <source>C&amp;orrect the text…</source>
            <translation>Per&amp;baiki teks…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Batal</translation>
        </message>
        <message>
            <source>cannot be read</source>
            <translation>tidak dapat dibaca</translation>
        </message>
        <message>
            <source>cannot be used now</source>
            <translation>sedang tidak bisa dipakai</translation>
        </message>
        <message>
            <source>Change how the statement is given: direct quotation, indirect quotation, act.</source>
            <translation>Mengganti cara penyampaian: kutipan langsung, kutipan tak langsung, tindakan.</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Diubah</translation>
        </message>
        <message>
            <source>Changed: {what}</source>
            <translation>Yang berubah: {what}</translation>
        </message>
        <message>
            <source>changes in the history</source>
            <translation>perubahan dalam riwayat</translation>
        </message>
        <message>
            <source>Changes of {table} are not recorded for undo: {names} is missing.</source>
            <translation>Perubahan pada {table} tidak dicatat untuk diurungkan: {names} tidak ada.</translation>
        </message>
        <message>
            <source>Check project</source>
            <translation>Periksa proyek</translation>
        </message>
        <message>
            <source>Checking the project</source>
            <translation>Memeriksa proyek</translation>
        </message>
        <message>
            <source>Choose a language, or write the code of another one, such as jv or ar</source>
            <translation>Pilih bahasa, atau tulis kode bahasa lain, misalnya jv atau ar</translation>
        </message>
        <message>
            <source>Choose a printer and print the article</source>
            <translation>Pilih pencetak dan cetak artikel ini</translation>
        </message>
        <message>
            <source>Choose a sentence first: press {next_sentence}.</source>
            <translation>Pilih kalimat dulu: tekan {next_sentence}.</translation>
        </message>
        <message>
            <source>Choose a statement first: click it, or press {next_mark}.</source>
            <translation>Pilih pernyataan dulu: klik pernyataannya, atau tekan {next_mark}.</translation>
        </message>
        <message>
            <source>Choose a statement or a position first: click it, or press {next_mark}.</source>
            <translation>Pilih pernyataan atau posisi dulu: klik tandanya, atau tekan {next_mark}.</translation>
        </message>
        <message>
            <source>Choose a tag first: click it, or press M.</source>
            <translation>Pilih tanda dulu: klik tandanya, atau tekan M.</translation>
        </message>
        <message>
            <source>Choose a tag first: click it, or press {next_mark}.</source>
            <translation>Pilih tanda dulu: klik tandanya, atau tekan {next_mark}.</translation>
        </message>
        <message>
            <source>Choose an action.</source>
            <translation>Pilih sebuah perintah.</translation>
        </message>
        <message>
            <source>Choose an entry to see and edit it.</source>
            <translation>Pilih entri untuk melihat dan mengubahnya.</translation>
        </message>
        <message>
            <source>Choose at least two to merge.</source>
            <translation>Pilih setidaknya dua untuk digabungkan.</translation>
        </message>
        <message>
            <source>Choose first which tag: press {to_orphans} and ↓.</source>
            <translation>Pilih dulu tandanya: tekan {to_orphans} dan ↓.</translation>
        </message>
        <message>
            <source>Choose folder</source>
            <translation>Pilih folder</translation>
        </message>
        <message>
            <source>Choose one with ↓ and ↑, and press Enter to restore it into a new file</source>
            <translation>Pilih salah satu dengan ↓ dan ↑, lalu tekan Enter untuk memulihkannya ke berkas baru</translation>
        </message>
        <message>
            <source>Choose one, select its words in the text, and press {place_orphan}. Del deletes it, Enter goes to the text.</source>
            <translation>Pilih satu, pilih katanya di dalam teks, lalu tekan {place_orphan}. Del menghapusnya, Enter menuju teks.</translation>
        </message>
        <message>
            <source>Choose the columns and their order.</source>
            <translation>Pilih kolom dan urutannya.</translation>
        </message>
        <message>
            <source>Choose the folder and the name of the file</source>
            <translation>Pilih folder dan nama berkas</translation>
        </message>
        <message>
            <source>Choose words in the text, then Place here.</source>
            <translation>Pilih kata di teks, lalu Taruh di sini.</translation>
        </message>
        <message>
            <source>Claim</source>
            <translation>Klaim</translation>
        </message>
        <message>
            <source>Claim removed: {n} tags. {undo} brings them back.</source>
            <translation>Klaim dihapus: {n} tanda. {undo} mengembalikannya.</translation>
        </message>
        <message>
            <source>Claims</source>
            <translation>Klaim</translation>
        </message>
        <message>
            <source>Claims &amp;table</source>
            <translation>&amp;Tabel klaim</translation>
        </message>
        <message>
            <source>Claims of the article</source>
            <translation>Klaim artikel</translation>
        </message>
        <message>
            <source>Claims – {project}</source>
            <translation>Klaim – {project}</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Tutup</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>Tutup (Esc)</translation>
        </message>
        <message>
            <source>Close (Esc). What was said is saved.</source>
            <translation>Tutup (Esc). Yang sudah diisi tersimpan.</translation>
        </message>
        <message>
            <source>Close and &amp;lose them</source>
            <translation>Tutup dan &amp;hilangkan</translation>
        </message>
        <message>
            <source>Close the guide</source>
            <translation>Tutup panduan</translation>
        </message>
        <message>
            <source>Close the guide. It is in the Help menu.</source>
            <translation>Tutup panduan. Panduan ini ada di menu Bantuan.</translation>
        </message>
        <message>
            <source>Close this list</source>
            <translation>Tutup daftar ini</translation>
        </message>
        <message>
            <source>Close this message</source>
            <translation>Tutup pesan ini</translation>
        </message>
        <message>
            <source>Close this message and go on</source>
            <translation>Tutup pesan ini dan lanjutkan</translation>
        </message>
        <message>
            <source>Close this project, and choose between what can be read and the newest backup</source>
            <translation>Tutup proyek ini, lalu pilih antara yang masih bisa dibaca dan cadangan terbaru</translation>
        </message>
        <message>
            <source>Close this report</source>
            <translation>Tutup laporan ini</translation>
        </message>
        <message>
            <source>Close without importing? What you have corrected here is lost.</source>
            <translation>Tutup tanpa mengimpor? Yang Anda betulkan di sini akan hilang.</translation>
        </message>
        <message>
            <source>Close without printing</source>
            <translation>Tutup tanpa mencetak</translation>
        </message>
        <message>
            <source>Code claim</source>
            <translation>Kodekan klaim</translation>
        </message>
        <message>
            <source>Code of the language</source>
            <translation>Kode bahasa</translation>
        </message>
        <message>
            <source>Code&amp;book</source>
            <translation>Buku k&amp;ode</translation>
        </message>
        <message>
            <source>Code, such as jv or ar</source>
            <translation>Kode, misalnya jv atau ar</translation>
        </message>
        <message>
            <source>Codebook</source>
            <translation>Buku kode</translation>
        </message>
        <message>
            <source>codebook</source>
            <translation>buku kode</translation>
        </message>
        <message>
            <source>Codebook: {new} new, {changed} changed, {same} as they were.</source>
            <translation>Buku kode: {new} baru, {changed} berubah, {same} tetap.</translation>
        </message>
        <message>
            <source>Coder</source>
            <translation>Pengode</translation>
        </message>
        <message>
            <source>coder</source>
            <translation>pengode</translation>
        </message>
        <message>
            <source>coders</source>
            <translation>pengode</translation>
        </message>
        <message>
            <source>Coders, actors and issues that were named but missing were made anew, with a name that begins with ?: {n}.</source>
            <translation>Pengode, aktor, dan isu yang disebut tetapi hilang dibuat ulang, dengan nama yang diawali ?: {n}.</translation>
        </message>
        <message>
            <source>Coding</source>
            <translation>Mengode</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Warna</translation>
        </message>
        <message>
            <source>Colour of {kind}</source>
            <translation>Warna {kind}</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Warna</translation>
        </message>
        <message>
            <source>Colu&amp;mns…</source>
            <translation>Kol&amp;om…</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Kolom</translation>
        </message>
        <message>
            <source>Columns of {name}</source>
            <translation>Kolom {name}</translation>
        </message>
        <message>
            <source>Columns that were left out: {names}.</source>
            <translation>Kolom yang diabaikan: {names}.</translation>
        </message>
        <message>
            <source>Comma  ,</source>
            <translation>Koma  ,</translation>
        </message>
        <message>
            <source>Comman&amp;d palette…</source>
            <translation>&amp;Palet perintah…</translation>
        </message>
        <message>
            <source>Command palette</source>
            <translation>Palet perintah</translation>
        </message>
        <message>
            <source>comment memo</source>
            <translation>komentar memo</translation>
        </message>
        <message>
            <source>Compact history</source>
            <translation>Padatkan riwayat</translation>
        </message>
        <message>
            <source>Compacting the history</source>
            <translation>Memadatkan riwayat</translation>
        </message>
        <message>
            <source>Comparing</source>
            <translation>Membandingkan</translation>
        </message>
        <message>
            <source>Comparing…</source>
            <translation>Membandingkan…</translation>
        </message>
        <message>
            <source>complete</source>
            <translation>lengkap</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Disalin</translation>
        </message>
        <message>
            <source>Copied with its source, as Markdown.</source>
            <translation>Disalin bersama sumbernya, sebagai Markdown.</translation>
        </message>
        <message>
            <source>Copied with its source, formatted.</source>
            <translation>Disalin bersama sumbernya, dengan format.</translation>
        </message>
        <message>
            <source>Copied with its source.</source>
            <translation>Disalin bersama sumbernya.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Salin</translation>
        </message>
        <message>
            <source>copy</source>
            <translation>salinan</translation>
        </message>
        <message>
            <source>Copy as &amp;Markdown</source>
            <translation>Salin sebagai &amp;Markdown</translation>
        </message>
        <message>
            <source>Copy forma&amp;tted</source>
            <translation>Salin ber&amp;format</translation>
        </message>
        <message>
            <source>Copy the chosen tag, the selected words or the sentence in quotation marks, with title, source and date.</source>
            <translation>Salin tanda yang dipilih, kata-kata terpilih, atau kalimat dalam tanda kutip, dengan judul, sumber, dan tanggal.</translation>
        </message>
        <message>
            <source>Copy the details, to send them to the makers of Sikap</source>
            <translation>Salin perinciannya untuk dikirim kepada pembuat Sikap</translation>
        </message>
        <message>
            <source>Copy the list</source>
            <translation>Salin daftarnya</translation>
        </message>
        <message>
            <source>Copy the selected words, or the sentence.</source>
            <translation>Menyalin kata yang terpilih, atau kalimatnya.</translation>
        </message>
        <message>
            <source>Copy w&amp;ith source</source>
            <translation>Salin den&amp;gan sumber</translation>
        </message>
        <message>
            <source>Copy what is wrong, with what to do about it</source>
            <translation>Salin semua masalah beserta cara mengatasinya</translation>
        </message>
        <message>
            <source>Correct text</source>
            <translation>Perbaiki teks</translation>
        </message>
        <message>
            <source>Correct the text of “{title}”</source>
            <translation>Perbaiki teks “{title}”</translation>
        </message>
        <message>
            <source>Corrected</source>
            <translation>Diperbaiki</translation>
        </message>
        <message>
            <source>Correcting the text</source>
            <translation>Memperbaiki teks</translation>
        </message>
        <message>
            <source>Counting sentences</source>
            <translation>Menomori kalimat</translation>
        </message>
        <message>
            <source>Counting the rows…</source>
            <translation>Menghitung baris…</translation>
        </message>
        <message>
            <source>country</source>
            <translation>negara</translation>
        </message>
        <message>
            <source>CSV files (*.csv);;All files (*)</source>
            <translation>Berkas CSV (*.csv);;Semua berkas (*)</translation>
        </message>
        <message>
            <source>csv spreadsheet excel data</source>
            <translation>csv lembar sebar excel data</translation>
        </message>
        <message>
            <source>Ctrl+Enter or leaving the field keeps the note, Esc drops the change.</source>
            <translation>Ctrl+Enter, atau meninggalkan kolom, menyimpan catatan; Esc membuang perubahan.</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Gelap</translation>
        </message>
        <message>
            <source>dark light theme colours</source>
            <translation>gelap terang tema warna</translation>
        </message>
        <message>
            <source>Defa&amp;ult text size</source>
            <translation>&amp;Ukuran teks bawaan</translation>
        </message>
        <message>
            <source>Default colour</source>
            <translation>Warna bawaan</translation>
        </message>
        <message>
            <source>Default colours</source>
            <translation>Warna bawaan</translation>
        </message>
        <message>
            <source>Default keys</source>
            <translation>Tombol bawaan</translation>
        </message>
        <message>
            <source>Default keys for &amp;all</source>
            <translation>Tombol bawaan untuk s&amp;emua</translation>
        </message>
        <message>
            <source>Default keys for all</source>
            <translation>Tombol bawaan untuk semua</translation>
        </message>
        <message>
            <source>Default settings</source>
            <translation>Setelan bawaan</translation>
        </message>
        <message>
            <source>Definition</source>
            <translation>Definisi</translation>
        </message>
        <message>
            <source>delete</source>
            <translation>buang</translation>
        </message>
        <message>
            <source>Delete &amp;article</source>
            <translation>&amp;Hapus artikel</translation>
        </message>
        <message>
            <source>Delete actor</source>
            <translation>Hapus aktor</translation>
        </message>
        <message>
            <source>Delete article</source>
            <translation>Hapus artikel</translation>
        </message>
        <message>
            <source>Delete issue</source>
            <translation>Hapus isu</translation>
        </message>
        <message>
            <source>Delete tag without its words</source>
            <translation>Hapus tanda yang kehilangan kata</translation>
        </message>
        <message>
            <source>Delete the tag (Del). {undo} brings it back.</source>
            <translation>Hapus tandanya (Del). {undo} mengembalikannya.</translation>
        </message>
        <message>
            <source>Deleting the article</source>
            <translation>Menghapus artikel</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Perincian</translation>
        </message>
        <message>
            <source>Details of the article</source>
            <translation>Perincian artikel</translation>
        </message>
        <message>
            <source>direct quotation</source>
            <translation>kutipan langsung</translation>
        </message>
        <message>
            <source>Do not go on in it: see what can be saved.</source>
            <translation>Jangan dilanjutkan: lihat apa yang bisa diselamatkan.</translation>
        </message>
        <message>
            <source>Do not offer this project any more</source>
            <translation>Jangan tawarkan proyek ini lagi</translation>
        </message>
        <message>
            <source>Do not say this again for this project</source>
            <translation>Jangan tampilkan lagi untuk proyek ini</translation>
        </message>
        <message>
            <source>Do&amp;ne</source>
            <translation>Se&amp;lesai</translation>
        </message>
        <message>
            <source>Does</source>
            <translation>Gunanya</translation>
        </message>
        <message>
            <source>Does somebody take a stance here? {tag_statement} tags the sentence as a statement, and so does the button at the bottom.</source>
            <translation>Ada yang menyatakan sikap di sini? {tag_statement} menandai kalimat ini sebagai pernyataan, begitu pula tombol di baris paling bawah.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Selesai</translation>
        </message>
        <message>
            <source>done</source>
            <translation>selesai</translation>
        </message>
        <message>
            <source>Done again: {step}</source>
            <translation>Diulangi: {step}</translation>
        </message>
        <message>
            <source>Done and undone steps</source>
            <translation>Berlaku dan diurungkan</translation>
        </message>
        <message>
            <source>Double</source>
            <translation>Ganda</translation>
        </message>
        <message>
            <source>Down arrow</source>
            <translation>panah bawah</translation>
        </message>
        <message>
            <source>Drag, or ← and →: wider or narrower. Double click, or Enter: fold.</source>
            <translation>Seret, atau ← dan →: lebih lebar atau lebih sempit. Klik dua kali, atau Enter: lipat.</translation>
        </message>
        <message>
            <source>Drop tag</source>
            <translation>Hapus tanda yang kehilangan kata</translation>
        </message>
        <message>
            <source>Drop the changes? Esc again drops them, Ctrl+Enter keeps them.</source>
            <translation>Buang perubahan? Esc sekali lagi membuangnya, Ctrl+Enter menyimpannya.</translation>
        </message>
        <message>
            <source>E&amp;xport</source>
            <translation>&amp;Ekspor</translation>
        </message>
        <message>
            <source>Each is a whole project in one file</source>
            <translation>Masing-masing berisi seluruh proyek dalam satu berkas</translation>
        </message>
        <message>
            <source>Each row becomes an article. What do the columns of {name} hold?</source>
            <translation>Setiap baris menjadi satu artikel. Apa isi kolom-kolom {name}?</translation>
        </message>
        <message>
            <source>Edit actor</source>
            <translation>Ubah aktor</translation>
        </message>
        <message>
            <source>Edit article</source>
            <translation>Ubah artikel</translation>
        </message>
        <message>
            <source>Edit claims</source>
            <translation>Ubah klaim</translation>
        </message>
        <message>
            <source>Edit issue</source>
            <translation>Ubah isu</translation>
        </message>
        <message>
            <source>Edit tag</source>
            <translation>Ubah tanda</translation>
        </message>
        <message>
            <source>edit typing error</source>
            <translation>sunting salah ketik</translation>
        </message>
        <message>
            <source>Editing the article</source>
            <translation>Mengubah artikel</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>Pengodean huruf</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Akhir</translation>
        </message>
        <message>
            <source>End g&amp;uide</source>
            <translation>Akhiri pand&amp;uan</translation>
        </message>
        <message>
            <source>End the guide</source>
            <translation>Akhiri panduan</translation>
        </message>
        <message>
            <source>English</source>
            <translation>Inggris</translation>
        </message>
        <message>
            <source>Enter goes to the field for a new key</source>
            <translation>Enter menuju kolom untuk tombol baru</translation>
        </message>
        <message>
            <source>Enter goes to the next hit, Shift+Enter to the previous one, Esc closes.</source>
            <translation>Enter ke temuan berikutnya, Shift+Enter ke temuan sebelumnya, Esc menutup.</translation>
        </message>
        <message>
            <source>Enter goes to the place of a hit, Esc back to the articles.</source>
            <translation>Enter menuju tempat temuan, Esc kembali ke daftar artikel.</translation>
        </message>
        <message>
            <source>Enter goes to the text, F2 edits, + 0 - set the stance of the selected rows, Ctrl+F filters.</source>
            <translation>Enter ke teks, F2 mengubah, + 0 - menetapkan sikap baris yang terpilih, Ctrl+F menyaring.</translation>
        </message>
        <message>
            <source>Enter opens the page at the place, Esc shows all pages.</source>
            <translation>Enter membuka halaman di tempat itu, Esc menampilkan semua halaman.</translation>
        </message>
        <message>
            <source>Enter or a click goes to the place in its article.</source>
            <translation>Enter atau klik membawa Anda ke tempatnya di artikel.</translation>
        </message>
        <message>
            <source>Enter reads an article, Del removes it, {paste_article} adds one from the clipboard.</source>
            <translation>Enter membaca artikel, Del menghapusnya, {paste_article} menambah artikel dari papan klip.</translation>
        </message>
        <message>
            <source>Enter, F2 or a click writes the note.</source>
            <translation>Enter, F2, atau klik untuk menulis catatan.</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>Entri</translation>
        </message>
        <message>
            <source>Entries and articles that stood under themselves or under nothing, and now stand alone: {n}.</source>
            <translation>Entri dan artikel yang berada di bawah dirinya sendiri atau di bawah yang tidak ada, kini berdiri sendiri: {n}.</translation>
        </message>
        <message>
            <source>Every sentence of this article has a tag.</source>
            <translation>Setiap kalimat artikel ini sudah bertanda.</translation>
        </message>
        <message>
            <source>Every statement of this article is complete. {next_gap_anywhere} looks in the whole project.</source>
            <translation>Semua pernyataan di artikel ini lengkap. {next_gap_anywhere} mencari di seluruh proyek.</translation>
        </message>
        <message>
            <source>Every statement of this project is complete.</source>
            <translation>Semua pernyataan dalam proyek ini lengkap.</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>Semua orang</translation>
        </message>
        <message>
            <source>Everything could be read; nothing is missing.</source>
            <translation>Semuanya terbaca; tidak ada yang hilang.</translation>
        </message>
        <message>
            <source>Everything is saved now.</source>
            <translation>Semuanya sudah tersimpan.</translation>
        </message>
        <message>
            <source>Everything that was done, the newest first. Enter goes to the place in the text.</source>
            <translation>Semua yang pernah dikerjakan, yang terbaru lebih dulu. Enter menuju tempatnya di dalam teks.</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>Contoh</translation>
        </message>
        <message>
            <source>exit close</source>
            <translation>tutup</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Ekspor</translation>
        </message>
        <message>
            <source>Export codebook</source>
            <translation>Ekspor buku kode</translation>
        </message>
        <message>
            <source>Export to</source>
            <translation>Ekspor ke</translation>
        </message>
        <message>
            <source>Exporting</source>
            <translation>Mengekspor</translation>
        </message>
        <message>
            <source>F2 corrects it, in all selected rows</source>
            <translation>F2 membetulkannya, di semua baris terpilih</translation>
        </message>
        <message>
            <source>Facts about the text</source>
            <translation>Keterangan tentang teks</translation>
        </message>
        <message>
            <source>Fi&amp;le</source>
            <translation>&amp;Nama berkas</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Berkas</translation>
        </message>
        <message>
            <source>Filter actors…</source>
            <translation>Saring aktor…</translation>
        </message>
        <message>
            <source>Filter articles</source>
            <translation>Saring artikel</translation>
        </message>
        <message>
            <source>Filter articles…</source>
            <translation>Saring artikel…</translation>
        </message>
        <message>
            <source>Filter by status, source, date and coding</source>
            <translation>Saring menurut status, sumber, tanggal, dan pengodean</translation>
        </message>
        <message>
            <source>Filter by the current column (Ctrl+F).</source>
            <translation>Menyaring menurut kolom tempat Anda berada (Ctrl+F).</translation>
        </message>
        <message>
            <source>Filter issues…</source>
            <translation>Saring isu…</translation>
        </message>
        <message>
            <source>Filter of articles</source>
            <translation>Saringan artikel</translation>
        </message>
        <message>
            <source>Filter the codebook</source>
            <translation>Saring buku kode</translation>
        </message>
        <message>
            <source>Filter: {column}</source>
            <translation>Saringan: {column}</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>Saringan</translation>
        </message>
        <message>
            <source>Find in the article</source>
            <translation>Cari di artikel</translation>
        </message>
        <message>
            <source>Find in the article…</source>
            <translation>Cari di artikel…</translation>
        </message>
        <message>
            <source>Find ne&amp;xt</source>
            <translation>Temuan beri&amp;kutnya</translation>
        </message>
        <message>
            <source>Find pre&amp;vious</source>
            <translation>Temuan s&amp;ebelumnya</translation>
        </message>
        <message>
            <source>Find sentences again</source>
            <translation>Bagi ulang menjadi kalimat</translation>
        </message>
        <message>
            <source>finished complete</source>
            <translation>tuntas lengkap</translation>
        </message>
        <message>
            <source>Five steps through the main job, in a strip below the text.</source>
            <translation>Lima langkah melalui pekerjaan utama, pada bilah di bawah teks.</translation>
        </message>
        <message>
            <source>font typeface line spacing margin width</source>
            <translation>fon jenis huruf jarak baris tepi lebar</translation>
        </message>
        <message>
            <source>For spreadsheets the file starts with a mark that tells them it is UTF-8, and an apostrophe is put before text that they would run as a formula.</source>
            <translation>Untuk lembar sebar, berkas dimulai dengan penanda bahwa isinya UTF-8, dan apostrof diletakkan di depan teks yang akan dijalankan sebagai rumus.</translation>
        </message>
        <message>
            <source>Forget what is not saved</source>
            <translation>Lupakan yang belum tersimpan</translation>
        </message>
        <message>
            <source>Forget what is not saved? It cannot be brought back.</source>
            <translation>Lupakan yang belum tersimpan? Ini tidak bisa dikembalikan.</translation>
        </message>
        <message>
            <source>Forget what old steps changed, and free the space.</source>
            <translation>Lupakan perubahan langkah-langkah lama dan kosongkan ruangnya.</translation>
        </message>
        <message>
            <source>Forget what older steps changed, and free the space</source>
            <translation>Lupakan perubahan langkah yang lebih lama dan kosongkan ruangnya</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Maju</translation>
        </message>
        <message>
            <source>found in the file</source>
            <translation>ditemukan di berkas</translation>
        </message>
        <message>
            <source>found in the file’s name</source>
            <translation>ditemukan di nama berkas</translation>
        </message>
        <message>
            <source>Found in the help</source>
            <translation>Ditemukan di bantuan</translation>
        </message>
        <message>
            <source>found in the text</source>
            <translation>ditemukan di teks</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Dari</translation>
        </message>
        <message>
            <source>from the file</source>
            <translation>dari berkas</translation>
        </message>
        <message>
            <source>from the file’s name</source>
            <translation>dari nama berkas</translation>
        </message>
        <message>
            <source>from {day}</source>
            <translation>dari {day}</translation>
        </message>
        <message>
            <source>full screen quiet</source>
            <translation>layar penuh tenang</translation>
        </message>
        <message>
            <source>Give a name or a number, not {value}.</source>
            <translation>Berikan nama atau nomor, bukan {value}.</translation>
        </message>
        <message>
            <source>Give articles the typeface, size and spacing that they have unless you change them.</source>
            <translation>Mengembalikan huruf, ukuran, dan jarak bawaan untuk artikel.</translation>
        </message>
        <message>
            <source>Give each kind the colour that the theme has for it</source>
            <translation>Beri setiap jenis warna bawaan dari tema</translation>
        </message>
        <message>
            <source>Give every action the keys it has unless you change them</source>
            <translation>Mengembalikan tombol bawaan semua perintah</translation>
        </message>
        <message>
            <source>Give the aliases as a list of names, not {value}.</source>
            <translation>Berikan nama lain sebagai daftar nama, bukan {value}.</translation>
        </message>
        <message>
            <source>Give this action the keys it has unless you change them</source>
            <translation>Mengembalikan tombol bawaan perintah ini</translation>
        </message>
        <message>
            <source>Go on to the preview of the articles</source>
            <translation>Lanjutkan ke pratinjau artikel</translation>
        </message>
        <message>
            <source>Go on without doing this</source>
            <translation>Lanjut tanpa melakukannya</translation>
        </message>
        <message>
            <source>Go to the next place where the texts differ (F3)</source>
            <translation>Ke tempat berikutnya yang berbeda (F3)</translation>
        </message>
        <message>
            <source>Go to the next statement of the article without speaker, stance or issue.</source>
            <translation>Ke pernyataan berikutnya di artikel yang belum punya pembicara, sikap, atau isu.</translation>
        </message>
        <message>
            <source>Go to the next such statement in the whole project.</source>
            <translation>Ke pernyataan seperti itu berikutnya di seluruh proyek.</translation>
        </message>
        <message>
            <source>Go to the place in the text where this was done (Enter).</source>
            <translation>Ke tempat di dalam teks tempat langkah ini dikerjakan (Enter).</translation>
        </message>
        <message>
            <source>Go to the tags whose words are no longer in the text, below the list of tags.</source>
            <translation>Ke tanda yang katanya tidak ada lagi di teks, di bawah daftar tanda.</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>Hijau</translation>
        </message>
        <message>
            <source>Grey</source>
            <translation>Abu-abu</translation>
        </message>
        <message>
            <source>group</source>
            <translation>kelompok</translation>
        </message>
        <message>
            <source>Guide</source>
            <translation>Panduan</translation>
        </message>
        <message>
            <source>Help page</source>
            <translation>Halaman bantuan</translation>
        </message>
        <message>
            <source>Help pages</source>
            <translation>Halaman-halaman bantuan</translation>
        </message>
        <message>
            <source>Hide &amp;details</source>
            <translation>Sembunyikan &amp;perincian</translation>
        </message>
        <message>
            <source>Hide all but the text; Esc or the same key brings it back.</source>
            <translation>Menyembunyikan semua selain teks; Esc atau tombol yang sama mengembalikannya.</translation>
        </message>
        <message>
            <source>High &amp;contrast</source>
            <translation>&amp;Kontras tinggi</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Kontras tinggi</translation>
        </message>
        <message>
            <source>History – {project}</source>
            <translation>Riwayat – {project}</translation>
        </message>
        <message>
            <source>history_step</source>
            <translation>langkah riwayat</translation>
        </message>
        <message>
            <source>Hit {number} of {total}: {text}</source>
            <translation>Temuan {number} dari {total}: {text}</translation>
        </message>
        <message>
            <source>Hits</source>
            <translation>Temuan</translation>
        </message>
        <message>
            <source>How far back steps can be taken back afterwards</source>
            <translation>Sampai seberapa lama langkah masih dapat diurungkan sesudahnya</translation>
        </message>
        <message>
            <source>How far you are with this article</source>
            <translation>Seberapa jauh artikel ini sudah dikerjakan</translation>
        </message>
        <message>
            <source>How far you say the article is</source>
            <translation>Sejauh mana artikel dikerjakan, menurut Anda</translation>
        </message>
        <message>
            <source>How many lines of the file are not in the text, such as menus</source>
            <translation>Berapa baris berkas yang tidak ada di dalam teks, misalnya menu</translation>
        </message>
        <message>
            <source>How many rows the file will have</source>
            <translation>Berapa baris isi berkas nanti</translation>
        </message>
        <message>
            <source>How many words the text has</source>
            <translation>Berapa kata dalam teks</translation>
        </message>
        <message>
            <source>How marks look</source>
            <translation>Tampilan tanda</translation>
        </message>
        <message>
            <source>How marks look: {theme}</source>
            <translation>Tampilan tanda: {theme}</translation>
        </message>
        <message>
            <source>How much is done</source>
            <translation>Berapa banyak yang sudah selesai</translation>
        </message>
        <message>
            <source>How the block {row} in article {article} looks is not as Sikap writes it.</source>
            <translation>Tampilan blok {row} di artikel {article} tidak seperti yang ditulis Sikap.</translation>
        </message>
        <message>
            <source>How the new entry is called; an alias of the old one moves with it</source>
            <translation>Nama untuk entri baru; bila itu nama lain entri lama, nama itu ikut pindah</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Impor</translation>
        </message>
        <message>
            <source>Import articles</source>
            <translation>Impor artikel</translation>
        </message>
        <message>
            <source>Import codebook</source>
            <translation>Impor buku kode</translation>
        </message>
        <message>
            <source>import documents</source>
            <translation>impor dokumen</translation>
        </message>
        <message>
            <source>Import it as a reprint</source>
            <translation>Impor sebagai terbitan ulang</translation>
        </message>
        <message>
            <source>Import it as an article of its own</source>
            <translation>Impor sebagai artikel tersendiri</translation>
        </message>
        <message>
            <source>Import nothing</source>
            <translation>Jangan impor apa pun</translation>
        </message>
        <message>
            <source>Import report</source>
            <translation>Laporan impor</translation>
        </message>
        <message>
            <source>Importing articles</source>
            <translation>Mengimpor artikel</translation>
        </message>
        <message>
            <source>Importing the codebook</source>
            <translation>Mengimpor buku kode</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>Dikerjakan</translation>
        </message>
        <message>
            <source>in progress</source>
            <translation>dikerjakan</translation>
        </message>
        <message>
            <source>In the tables, views and triggers, these are not as Sikap makes them; the copy has its own: {names}.</source>
            <translation>Di antara tabel, tampilan, dan pemicu, yang berikut tidak seperti buatan Sikap; salinan ini memakai buatannya sendiri: {names}.</translation>
        </message>
        <message>
            <source>in this article</source>
            <translation>di artikel ini</translation>
        </message>
        <message>
            <source>in this sentence</source>
            <translation>di kalimat ini</translation>
        </message>
        <message>
            <source>in use</source>
            <translation>sedang dipakai</translation>
        </message>
        <message>
            <source>index</source>
            <translation>indeks</translation>
        </message>
        <message>
            <source>indirect quotation</source>
            <translation>kutipan tak langsung</translation>
        </message>
        <message>
            <source>Indonesian</source>
            <translation>Indonesia</translation>
        </message>
        <message>
            <source>Ins makes an entry, F2 renames one, Del removes it.</source>
            <translation>Ins membuat entri, F2 mengganti namanya, Del menghapusnya.</translation>
        </message>
        <message>
            <source>intact</source>
            <translation>utuh</translation>
        </message>
        <message>
            <source>integrity damaged repair</source>
            <translation>keutuhan rusak perbaiki</translation>
        </message>
        <message>
            <source>Issue</source>
            <translation>Isu</translation>
        </message>
        <message>
            <source>issue</source>
            <translation>isu</translation>
        </message>
        <message>
            <source>Issues</source>
            <translation>Isu</translation>
        </message>
        <message>
            <source>issues</source>
            <translation>isu</translation>
        </message>
        <message>
            <source>Issues that move below it: {n}.</source>
            <translation>Isu yang pindah ke bawahnya: {n}.</translation>
        </message>
        <message>
            <source>Issues {n}</source>
            <translation>Isu {n}</translation>
        </message>
        <message>
            <source>It becomes: {text}</source>
            <translation>Menjadi: {text}</translation>
        </message>
        <message>
            <source>It belongs to the menus and the window.</source>
            <translation>Tombol itu milik menu dan jendela.</translation>
        </message>
        <message>
            <source>It changes entries of lists.</source>
            <translation>Tombol itu mengubah isi daftar.</translation>
        </message>
        <message>
            <source>It chooses words.</source>
            <translation>Tombol itu memilih kata.</translation>
        </message>
        <message>
            <source>It closes what is open and lets go.</source>
            <translation>Tombol itu menutup yang terbuka dan melepas pilihan.</translation>
        </message>
        <message>
            <source>It goes from one control to the next.</source>
            <translation>Tombol itu berpindah dari satu bagian ke bagian berikutnya.</translation>
        </message>
        <message>
            <source>It is neutral toward its issue.</source>
            <translation>Sikapnya netral terhadap isunya.</translation>
        </message>
        <message>
            <source>It is taken back. {redo} does it again.</source>
            <translation>Sudah diurungkan. {redo} mengulanginya.</translation>
        </message>
        <message>
            <source>It may come back</source>
            <translation>Mungkin nanti ada lagi</translation>
        </message>
        <message>
            <source>It moves in lists and fields.</source>
            <translation>Tombol itu bergerak di daftar dan kolom isian.</translation>
        </message>
        <message>
            <source>It opposes its issue.</source>
            <translation>Sikapnya menentang isunya.</translation>
        </message>
        <message>
            <source>It removes what is chosen.</source>
            <translation>Tombol itu menghapus yang terpilih.</translation>
        </message>
        <message>
            <source>It scrolls.</source>
            <translation>Tombol itu menggulir halaman.</translation>
        </message>
        <message>
            <source>It takes what is chosen.</source>
            <translation>Tombol itu mengambil yang terpilih.</translation>
        </message>
        <message>
            <source>Its members from now on: {n} more.</source>
            <translation>Anggotanya bertambah: {n}.</translation>
        </message>
        <message>
            <source>Its words are no longer in the text: it waits below the tags to be placed.</source>
            <translation>Kata-katanya tidak ada lagi di dalam teks: tanda ini menunggu di bawah daftar tanda untuk ditempatkan.</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Biarkan</translation>
        </message>
        <message>
            <source>Keep backups in</source>
            <translation>Simpan cadangan di</translation>
        </message>
        <message>
            <source>Keep backups somewhere else, such as on another disk; the project’s own folder means beside it</source>
            <translation>Simpan cadangan di tempat lain, misalnya di disk lain; folder proyek itu sendiri berarti di sebelah berkasnya</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Jangan dibuang</translation>
        </message>
        <message>
            <source>Keep nothing</source>
            <translation>Jangan pertahankan apa pun</translation>
        </message>
        <message>
            <source>Keep the corrected text, as one step that {undo} takes back (Ctrl+Enter)</source>
            <translation>Simpan teks yang diperbaiki, sebagai satu langkah yang dapat diurungkan dengan {undo} (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Keep the last 30 days</source>
            <translation>Pertahankan 30 hari terakhir</translation>
        </message>
        <message>
            <source>Keep the last 90 days</source>
            <translation>Pertahankan 90 hari terakhir</translation>
        </message>
        <message>
            <source>Keep the last year</source>
            <translation>Pertahankan setahun terakhir</translation>
        </message>
        <message>
            <source>Keep the note (Ctrl+Enter)</source>
            <translation>Simpan catatan (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Keep the window open</source>
            <translation>Biarkan jendela terbuka</translation>
        </message>
        <message>
            <source>Keep these details in the project</source>
            <translation>Simpan perincian ini di proyek</translation>
        </message>
        <message>
            <source>Keep what was changed (Ctrl+Enter)</source>
            <translation>Simpan perubahan (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Tombol</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tombol</translation>
        </message>
        <message>
            <source>Keys of your own</source>
            <translation>Tombol pilihan Anda</translation>
        </message>
        <message>
            <source>Keys, colours, and the abbreviations and website lines of this project.</source>
            <translation>Tombol, warna, serta singkatan dan baris milik situs untuk proyek ini.</translation>
        </message>
        <message>
            <source>Kind of step</source>
            <translation>Jenis langkah</translation>
        </message>
        <message>
            <source>L&amp;anguage</source>
            <translation>Ba&amp;hasa</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Bahasa</translation>
        </message>
        <message>
            <source>language</source>
            <translation>bahasa</translation>
        </message>
        <message>
            <source>Large</source>
            <translation>Besar</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>Perbesar teks</translation>
        </message>
        <message>
            <source>Last change: {when}</source>
            <translation>Perubahan terakhir: {when}</translation>
        </message>
        <message>
            <source>last speaker</source>
            <translation>pembicara terakhir</translation>
        </message>
        <message>
            <source>Leave everything as it is</source>
            <translation>Biarkan semuanya seperti adanya</translation>
        </message>
        <message>
            <source>Leave everything as it was</source>
            <translation>Biarkan semuanya seperti semula</translation>
        </message>
        <message>
            <source>Leave it out</source>
            <translation>Tinggalkan</translation>
        </message>
        <message>
            <source>Leave the details as they were</source>
            <translation>Biarkan perinciannya seperti semula</translation>
        </message>
        <message>
            <source>Leave the note as it was</source>
            <translation>Biarkan catatannya seperti semula</translation>
        </message>
        <message>
            <source>Leave the text as it was</source>
            <translation>Biarkan teks seperti semula</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>ditinggalkan</translation>
        </message>
        <message>
            <source>level {n}</source>
            <translation>tingkat {n}</translation>
        </message>
        <message>
            <source>Library</source>
            <translation>Pustaka</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Terang</translation>
        </message>
        <message>
            <source>Line spacing</source>
            <translation>Spasi baris</translation>
        </message>
        <message>
            <source>Line width</source>
            <translation>Lebar baris</translation>
        </message>
        <message>
            <source>Line {line}: an {what} has no {column}; empty this cell.</source>
            <translation>Baris {line}: {what} tidak punya {column}; kosongkan sel ini.</translation>
        </message>
        <message>
            <source>Line {line}: the entry must be actor or issue, not {value}.</source>
            <translation>Baris {line}: entry harus berisi actor atau issue, bukan {value}.</translation>
        </message>
        <message>
            <source>Line {line}: the quotation marks of a cell do not match; save the file again from the spreadsheet.</source>
            <translation>Baris {line}: tanda kutip sebuah sel tidak berpasangan; simpan ulang berkasnya dari lembar sebar.</translation>
        </message>
        <message>
            <source>Line {line}: there are more cells than columns; put text with a delimiter in it into quotation marks.</source>
            <translation>Baris {line}: selnya lebih banyak daripada kolom; beri tanda kutip pada teks yang memuat pemisah.</translation>
        </message>
        <message>
            <source>Line {line}: {reason}</source>
            <translation>Baris {line}: {reason}</translation>
        </message>
        <message>
            <source>Line {n}: {what}</source>
            <translation>Baris {n}: {what}</translation>
        </message>
        <message>
            <source>Lines left out</source>
            <translation>Baris disisihkan</translation>
        </message>
        <message>
            <source>Lines left out: {n}</source>
            <translation>Baris disisihkan: {n}</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>Kaitkan</translation>
        </message>
        <message>
            <source>link</source>
            <translation>kaitan</translation>
        </message>
        <message>
            <source>Link as &amp;addressee</source>
            <translation>Kaitkan sebagai &amp;lawan bicara</translation>
        </message>
        <message>
            <source>Link between tags</source>
            <translation>Kaitan antartanda</translation>
        </message>
        <message>
            <source>Link the chosen actor or position to its statement; again: unlink. Then choose the other tag and press {link}.</source>
            <translation>Mengaitkan aktor atau posisi yang terpilih dengan pernyataannya; sekali lagi: lepas kaitan. Bila perlu, pilih tanda yang satu lagi lalu tekan {link}.</translation>
        </message>
        <message>
            <source>Link the chosen actor to its statement as the one who is spoken to.</source>
            <translation>Mengaitkan aktor yang terpilih dengan pernyataannya sebagai lawan bicara.</translation>
        </message>
        <message>
            <source>Link {row} does not tie a statement to an actor or position of the same article.</source>
            <translation>Kaitan {row} tidak menghubungkan pernyataan dengan aktor atau posisi di artikel yang sama.</translation>
        </message>
        <message>
            <source>Linked to the statement in sentence {number}</source>
            <translation>Dikaitkan dengan pernyataan di kalimat {number}</translation>
        </message>
        <message>
            <source>Linked: “{tag}” and the statement.</source>
            <translation>Dikaitkan: “{tag}” dan pernyataannya.</translation>
        </message>
        <message>
            <source>links</source>
            <translation>kaitan</translation>
        </message>
        <message>
            <source>Links that tied nothing together, left out: {n}.</source>
            <translation>Kaitan yang tidak mengaitkan apa pun, ditinggalkan: {n}.</translation>
        </message>
        <message>
            <source>List of arti&amp;cles</source>
            <translation>Da&amp;ftar artikel</translation>
        </message>
        <message>
            <source>List of tag&amp;s</source>
            <translation>&amp;Daftar tanda</translation>
        </message>
        <message>
            <source>log audit trail steps</source>
            <translation>log jejak langkah</translation>
        </message>
        <message>
            <source>Look for words in all texts, quotes, actors, issues and notes.</source>
            <translation>Mencari kata di semua teks, kutipan, aktor, isu, dan catatan.</translation>
        </message>
        <message>
            <source>Look for words in this article.</source>
            <translation>Mencari kata di artikel ini.</translation>
        </message>
        <message>
            <source>Looking for backups…</source>
            <translation>Mencari cadangan…</translation>
        </message>
        <message>
            <source>Looking for what the rules hit</source>
            <translation>Mencari yang terkena aturan</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Mencari…</translation>
        </message>
        <message>
            <source>Loose</source>
            <translation>Longgar</translation>
        </message>
        <message>
            <source>loses its words; you can place it again afterwards</source>
            <translation>kehilangan katanya; dapat ditaruh lagi nanti</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Dibuat</translation>
        </message>
        <message>
            <source>Made on {date}</source>
            <translation>Dibuat pada {date}</translation>
        </message>
        <message>
            <source>Make a new entry (Ins)</source>
            <translation>Buat entri baru (Ins)</translation>
        </message>
        <message>
            <source>Make a new project of this backup and open it; the project of now stays as it is</source>
            <translation>Buat proyek baru dari cadangan ini lalu buka; proyek yang sekarang tetap seperti adanya</translation>
        </message>
        <message>
            <source>Make a new, empty project file.</source>
            <translation>Membuat berkas proyek baru yang kosong.</translation>
        </message>
        <message>
            <source>Make an article of the text, or the piece of a page, in the clipboard.</source>
            <translation>Buat artikel dari teks, atau potongan halaman, di papan klip.</translation>
        </message>
        <message>
            <source>Make one entry of them; first you see what changes</source>
            <translation>Jadikan semuanya satu entri; Anda melihat dulu apa yang berubah</translation>
        </message>
        <message>
            <source>Make one more backup, which is kept until there are ten newer ones made on request</source>
            <translation>Buat satu cadangan lagi, yang disimpan sampai ada sepuluh cadangan lebih baru atas permintaan</translation>
        </message>
        <message>
            <source>Make one sentence of this one and the next.</source>
            <translation>Menjadikan kalimat ini dan berikutnya satu kalimat.</translation>
        </message>
        <message>
            <source>Make the new entry, as one step that {undo} takes back</source>
            <translation>Buat entri baru, sebagai satu langkah yang bisa diurungkan dengan {undo}</translation>
        </message>
        <message>
            <source>Make them one, as one step that {undo} takes back</source>
            <translation>Jadikan satu, sebagai satu langkah yang bisa diurungkan dengan {undo}</translation>
        </message>
        <message>
            <source>Malay</source>
            <translation>Melayu</translation>
        </message>
        <message>
            <source>manual documentation</source>
            <translation>manual dokumentasi petunjuk</translation>
        </message>
        <message>
            <source>Margin</source>
            <translation>Margin</translation>
        </message>
        <message>
            <source>Mark as boilerplate</source>
            <translation>Tandai sebagai baris milik situs</translation>
        </message>
        <message>
            <source>Mark as text</source>
            <translation>Tandai sebagai isi berita</translation>
        </message>
        <message>
            <source>Mark as website line</source>
            <translation>Tandai sebagai baris milik situs</translation>
        </message>
        <message>
            <source>Marked as a website line: the keys skip it.</source>
            <translation>Ditandai sebagai baris milik situs: dilewati oleh tombol.</translation>
        </message>
        <message>
            <source>Measuring the history</source>
            <translation>Mengukur riwayat</translation>
        </message>
        <message>
            <source>Member of</source>
            <translation>Anggota dari</translation>
        </message>
        <message>
            <source>Mend the text of the article, or paste a longer version over it; its tags go with their words.</source>
            <translation>Memperbaiki teks artikel, atau menempelkan versi yang lebih panjang; tanda ikut kata-katanya.</translation>
        </message>
        <message>
            <source>Mending a copy</source>
            <translation>Memperbaiki salinan</translation>
        </message>
        <message>
            <source>Merge</source>
            <translation>Gabungkan</translation>
        </message>
        <message>
            <source>Merge actors</source>
            <translation>Gabungkan aktor</translation>
        </message>
        <message>
            <source>Merge into</source>
            <translation>Gabungkan ke</translation>
        </message>
        <message>
            <source>Merge issues</source>
            <translation>Gabungkan isu</translation>
        </message>
        <message>
            <source>Merge sentences</source>
            <translation>Gabungkan kalimat</translation>
        </message>
        <message>
            <source>Merge…</source>
            <translation>Gabungkan…</translation>
        </message>
        <message>
            <source>Merging</source>
            <translation>Menggabungkan</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Pesan</translation>
        </message>
        <message>
            <source>metadata author date</source>
            <translation>metadata penulis tanggal</translation>
        </message>
        <message>
            <source>minus</source>
            <translation>minus</translation>
        </message>
        <message>
            <source>Miriam Oakeshott|says that the town|needs the new harbour|. The|fishers' union|is against it|.</source>
            <translation>Maria Boro|menyatakan bahwa kota ini|membutuhkan pelabuhan baru|.|Serikat nelayan|menolaknya|.</translation>
        </message>
        <message>
            <source>Missing: {gaps}</source>
            <translation>Belum diisi: {gaps}</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Lainnya</translation>
        </message>
        <message>
            <source>More is written in {log}</source>
            <translation>Selengkapnya tercatat di {log}</translation>
        </message>
        <message>
            <source>More than half of the file is free space: {free} MB.</source>
            <translation>Lebih dari separuh berkas adalah ruang kosong: {free} MB.</translation>
        </message>
        <message>
            <source>Move &amp;down</source>
            <translation>Ke &amp;bawah</translation>
        </message>
        <message>
            <source>Move &amp;up</source>
            <translation>Ke &amp;atas</translation>
        </message>
        <message>
            <source>Move tag</source>
            <translation>Geser tanda</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nama</translation>
        </message>
        <message>
            <source>Name a file to write.</source>
            <translation>Sebutkan berkas yang akan ditulis.</translation>
        </message>
        <message>
            <source>Name of the new entry</source>
            <translation>Nama entri baru</translation>
        </message>
        <message>
            <source>Name of the other entry</source>
            <translation>Nama entri yang lain</translation>
        </message>
        <message>
            <source>Narrow</source>
            <translation>Sempit</translation>
        </message>
        <message>
            <source>neutral</source>
            <translation>netral</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Baru</translation>
        </message>
        <message>
            <source>new</source>
            <translation>baru</translation>
        </message>
        <message>
            <source>new article add</source>
            <translation>artikel baru tambah</translation>
        </message>
        <message>
            <source>new country</source>
            <translation>negara baru</translation>
        </message>
        <message>
            <source>new group</source>
            <translation>kelompok baru</translation>
        </message>
        <message>
            <source>New key for “{action}”</source>
            <translation>Tombol baru untuk “{action}”</translation>
        </message>
        <message>
            <source>new organisation</source>
            <translation>organisasi baru</translation>
        </message>
        <message>
            <source>new person</source>
            <translation>orang baru</translation>
        </message>
        <message>
            <source>New project</source>
            <translation>Proyek baru</translation>
        </message>
        <message>
            <source>Newest good backup</source>
            <translation>Cadangan utuh terbaru</translation>
        </message>
        <message>
            <source>Next &amp;article</source>
            <translation>Artikel berik&amp;utnya</translation>
        </message>
        <message>
            <source>Next &amp;gap</source>
            <translation>Be&amp;lum lengkap berikutnya</translation>
        </message>
        <message>
            <source>Next &amp;tag</source>
            <translation>&amp;Tanda berikutnya</translation>
        </message>
        <message>
            <source>Next c&amp;hange</source>
            <translation>Perubahan berik&amp;utnya</translation>
        </message>
        <message>
            <source>Next change</source>
            <translation>Perubahan berikutnya</translation>
        </message>
        <message>
            <source>Next gap in the p&amp;roject</source>
            <translation>Belum lengkap berikutnya di p&amp;royek</translation>
        </message>
        <message>
            <source>Next hit</source>
            <translation>Temuan berikutnya</translation>
        </message>
        <message>
            <source>Next hit ({find_next}, Enter)</source>
            <translation>Temuan berikutnya ({find_next}, Enter)</translation>
        </message>
        <message>
            <source>Next sentence &amp;without tags</source>
            <translation>Kalimat berikutnya ta&amp;npa tanda</translation>
        </message>
        <message>
            <source>Next sheet (Page Down)</source>
            <translation>Lembar berikutnya (Page Down)</translation>
        </message>
        <message>
            <source>Next step</source>
            <translation>Langkah berikutnya</translation>
        </message>
        <message>
            <source>Next to this project are {n} conflicted copies, changed by others at the same time, such as {file}.</source>
            <translation>Di samping proyek ini ada {n} salinan yang bertentangan, diubah orang lain pada waktu yang sama, misalnya {file}.</translation>
        </message>
        <message>
            <source>Next to this project is a conflicted copy, changed by somebody else at the same time: {file}.</source>
            <translation>Di samping proyek ini ada salinan yang bertentangan, diubah orang lain pada waktu yang sama: {file}.</translation>
        </message>
        <message>
            <source>no</source>
            <translation>tidak</translation>
        </message>
        <message>
            <source>No actor is called so. Esc: show all. Ins: add “{name}”.</source>
            <translation>Tidak ada aktor bernama begitu. Esc: tampilkan semua. Ins: tambahkan “{name}”.</translation>
        </message>
        <message>
            <source>No actors yet. They come with claims: press {tag_statement} on a sentence.</source>
            <translation>Belum ada aktor. Aktor muncul bersama klaim: tekan {tag_statement} pada sebuah kalimat.</translation>
        </message>
        <message>
            <source>No actors yet. They come with claims: press {tag_statement} on a sentence; or press Ins.</source>
            <translation>Belum ada aktor. Aktor masuk bersama klaim: tekan {tag_statement} pada sebuah kalimat; atau tekan Ins.</translation>
        </message>
        <message>
            <source>No article has these words in its title or source. Press Esc to see all.</source>
            <translation>Tidak ada artikel dengan kata ini di judul atau sumbernya. Tekan Esc untuk melihat semua.</translation>
        </message>
        <message>
            <source>No article that passes the filter has these words. Press Esc to clear the words.</source>
            <translation>Di antara artikel yang tersaring, tidak ada yang memuat kata ini. Tekan Esc untuk mengosongkan kolomnya.</translation>
        </message>
        <message>
            <source>No articles yet. Paste one with {paste_article}, drop files here, or use File &gt; Open.</source>
            <translation>Belum ada artikel. Tempel dengan {paste_article}, lepas berkas di sini, atau pakai Berkas &gt; Buka artikel.</translation>
        </message>
        <message>
            <source>No articles yet. Paste one with {paste_article}, or open files with {add_files}.</source>
            <translation>Belum ada artikel. Tempel artikel dengan {paste_article}, atau buka berkas dengan {add_files}.</translation>
        </message>
        <message>
            <source>No claim fits the filters.</source>
            <translation>Tidak ada klaim yang sesuai dengan saringan.</translation>
        </message>
        <message>
            <source>No claims yet.</source>
            <translation>Belum ada klaim.</translation>
        </message>
        <message>
            <source>No claims yet. Press S on a sentence in the text and say who, which stance, on what: the claim appears here.</source>
            <translation>Belum ada klaim. Tekan S pada sebuah kalimat dalam teks, lalu isi siapa, bagaimana sikapnya, terhadap apa: klaimnya muncul di sini.</translation>
        </message>
        <message>
            <source>No claims yet. Press {tag_statement} on a sentence and say who, which stance, on what.</source>
            <translation>Belum ada klaim. Tekan {tag_statement} pada sebuah kalimat, lalu isi siapa, bagaimana sikapnya, terhadap apa.</translation>
        </message>
        <message>
            <source>No colour</source>
            <translation>Tanpa warna</translation>
        </message>
        <message>
            <source>No copy can be saved inside a step: end the step first.</source>
            <translation>Salinan tidak bisa disimpan di tengah suatu langkah: selesaikan langkahnya dulu.</translation>
        </message>
        <message>
            <source>No entry is called {name}: choose one from the list, or make it first.</source>
            <translation>Tidak ada entri bernama {name}: pilih satu dari daftar, atau buat dulu.</translation>
        </message>
        <message>
            <source>No filter is on.</source>
            <translation>Tidak ada saringan yang berlaku.</translation>
        </message>
        <message>
            <source>No issue is called so. Esc: show all. Ins: add “{name}”.</source>
            <translation>Tidak ada isu bernama begitu. Esc: tampilkan semua. Ins: tambahkan “{name}”.</translation>
        </message>
        <message>
            <source>No issues yet. They come with claims: press {tag_statement} on a sentence.</source>
            <translation>Belum ada isu. Isu muncul bersama klaim: tekan {tag_statement} pada sebuah kalimat.</translation>
        </message>
        <message>
            <source>No issues yet. They come with claims: press {tag_statement} on a sentence; or press Ins.</source>
            <translation>Belum ada isu. Isu masuk bersama klaim: tekan {tag_statement} pada sebuah kalimat; atau tekan Ins.</translation>
        </message>
        <message>
            <source>no key</source>
            <translation>tanpa tombol</translation>
        </message>
        <message>
            <source>No longer in the codebook: {names}.</source>
            <translation>Tidak ada lagi di buku kode: {names}.</translation>
        </message>
        <message>
            <source>No other project yet</source>
            <translation>Belum ada proyek lain</translation>
        </message>
        <message>
            <source>No rows yet: the file will have its header only.</source>
            <translation>Belum ada baris: berkas hanya akan berisi baris judul.</translation>
        </message>
        <message>
            <source>No step of the history has made {n} rows of {table}.</source>
            <translation>Tidak ada langkah riwayat yang membuat {n} baris {table}.</translation>
        </message>
        <message>
            <source>No step to show. Each step is listed once it is done; the fields above narrow the list.</source>
            <translation>Tidak ada langkah untuk ditampilkan. Setiap langkah tercatat begitu dilakukan; kolom di atas menyaring daftar ini.</translation>
        </message>
        <message>
            <source>No tag changes.</source>
            <translation>Tidak ada tanda yang berubah.</translation>
        </message>
        <message>
            <source>No tags yet. Go to a sentence with {next_sentence} and press {tag_statement}, {tag_actor} or {tag_position}.</source>
            <translation>Belum ada tanda. Pindah ke sebuah kalimat dengan {next_sentence} lalu tekan {tag_statement}, {tag_actor}, atau {tag_position}.</translation>
        </message>
        <message>
            <source>Nobody can tell these apart by colour, only by shape: {pairs}.</source>
            <translation>Hampir sama warnanya, hanya dapat dibedakan dari bentuknya: {pairs}.</translation>
        </message>
        <message>
            <source>None any more</source>
            <translation>Tidak lagi</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Not all of these tags are coded with {name}: choose only such.</source>
            <translation>Tidak semua tanda ini dikodekan dengan {name}: pilih yang dikodekan dengannya saja.</translation>
        </message>
        <message>
            <source>not checked</source>
            <translation>belum diperiksa</translation>
        </message>
        <message>
            <source>not coded</source>
            <translation>belum dikodekan</translation>
        </message>
        <message>
            <source>not given</source>
            <translation>tidak disebutkan</translation>
        </message>
        <message>
            <source>Not in this article – {search}: all</source>
            <translation>Tidak ada di artikel ini – {search}: semua</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>Tidak diketahui</translation>
        </message>
        <message>
            <source>Not readable</source>
            <translation>Tidak terbaca</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>Belum tersimpan</translation>
        </message>
        <message>
            <source>Not saved: {step}.</source>
            <translation>Belum tersimpan: {step}.</translation>
        </message>
        <message>
            <source>Not set</source>
            <translation>Tidak diisi</translation>
        </message>
        <message>
            <source>not yet coded</source>
            <translation>belum dikodekan</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Catatan</translation>
        </message>
        <message>
            <source>Note (Markdown)…</source>
            <translation>Catatan (Markdown)…</translation>
        </message>
        <message>
            <source>Note on the actor</source>
            <translation>Catatan tentang aktor</translation>
        </message>
        <message>
            <source>Note on the issue</source>
            <translation>Catatan tentang isu</translation>
        </message>
        <message>
            <source>Note on “{words}”</source>
            <translation>Catatan untuk “{words}”</translation>
        </message>
        <message>
            <source>Note: {note}</source>
            <translation>Catatan: {note}</translation>
        </message>
        <message>
            <source>Nothing by that name. Type fewer letters, or look for words in the texts with {search}.</source>
            <translation>Tidak ada yang bernama begitu. Ketik lebih sedikit huruf, atau cari kata di dalam teks dengan {search}.</translation>
        </message>
        <message>
            <source>Nothing by that name. Type fewer letters, or take away the sign in front to look everywhere.</source>
            <translation>Tidak ada yang bernama begitu. Ketik lebih sedikit huruf, atau hapus tanda di depannya untuk mencari di semua jenis.</translation>
        </message>
        <message>
            <source>Nothing can be saved yet. {page}: {what}</source>
            <translation>Belum bisa disimpan. {page}: {what}</translation>
        </message>
        <message>
            <source>Nothing can be undone or redone inside a step: end the step first.</source>
            <translation>Di tengah sebuah langkah, tidak ada yang bisa diurungkan atau diulangi: selesaikan dulu langkah itu.</translation>
        </message>
        <message>
            <source>Nothing found in the help. Try fewer words, or only the beginning of a word. Esc shows all pages.</source>
            <translation>Tidak ditemukan di bantuan. Coba lebih sedikit kata, atau awal katanya saja. Esc menampilkan semua halaman.</translation>
        </message>
        <message>
            <source>Nothing found. Try fewer words, or only the beginning of a word.</source>
            <translation>Tidak ada temuan. Coba kata yang lebih sedikit, atau awal katanya saja.</translation>
        </message>
        <message>
            <source>Nothing gets lost: {undo} takes back what you did last. Try it.</source>
            <translation>Tidak ada yang hilang: {undo} mengurungkan yang terakhir Anda lakukan. Cobalah.</translation>
        </message>
        <message>
            <source>Nothing is changed yet.</source>
            <translation>Belum ada yang diubah.</translation>
        </message>
        <message>
            <source>Nothing is lost but found: sikap check --repair makes a copy in which the search is made anew.</source>
            <translation>Tidak ada yang hilang, hanya pencariannya keliru: sikap check --repair membuat salinan dengan pencarian yang disusun ulang.</translation>
        </message>
        <message>
            <source>Nothing is lost: close the project in every window and program, and open it again.</source>
            <translation>Tidak ada yang hilang: tutup proyek di semua jendela dan program, lalu buka lagi.</translation>
        </message>
        <message>
            <source>Nothing is lost: compact the history, which also gives back the space that is free.</source>
            <translation>Tidak ada yang hilang: padatkan riwayat, yang juga mengembalikan ruang kosong.</translation>
        </message>
        <message>
            <source>Nothing new yet.</source>
            <translation>Belum ada yang baru.</translation>
        </message>
        <message>
            <source>Nothing of a Sikap project can be read in {path}: open a backup of it instead.</source>
            <translation>Tidak ada bagian proyek Sikap yang terbaca di {path}: bukalah cadangannya.</translation>
        </message>
        <message>
            <source>Nothing to read yet. Paste an article with {paste_article}, drop files here, or open them with {add_files}.</source>
            <translation>Belum ada yang bisa dibaca. Tempel artikel dengan {paste_article}, lepas berkas di sini, atau buka dengan {add_files}.</translation>
        </message>
        <message>
            <source>Nothing to redo.</source>
            <translation>Tidak ada yang bisa diulangi.</translation>
        </message>
        <message>
            <source>Nothing to undo.</source>
            <translation>Tidak ada yang bisa diurungkan.</translation>
        </message>
        <message>
            <source>Nothing was imported.</source>
            <translation>Tidak ada yang diimpor.</translation>
        </message>
        <message>
            <source>Notice</source>
            <translation>Pemberitahuan</translation>
        </message>
        <message>
            <source>Now choose the actor or position, and press {link} again.</source>
            <translation>Sekarang pilih aktor atau posisinya, lalu tekan {link} sekali lagi.</translation>
        </message>
        <message>
            <source>Now choose the statement, and press {link} again.</source>
            <translation>Sekarang pilih pernyataannya, lalu tekan {link} sekali lagi.</translation>
        </message>
        <message>
            <source>Number of articles</source>
            <translation>Jumlah artikel</translation>
        </message>
        <message>
            <source>Number of claims</source>
            <translation>Jumlah klaim</translation>
        </message>
        <message>
            <source>Number of entries</source>
            <translation>Jumlah entri</translation>
        </message>
        <message>
            <source>Number of hits</source>
            <translation>Jumlah temuan</translation>
        </message>
        <message>
            <source>Number of rows</source>
            <translation>Jumlah baris</translation>
        </message>
        <message>
            <source>Number of steps</source>
            <translation>Jumlah langkah</translation>
        </message>
        <message>
            <source>Number of tags</source>
            <translation>Jumlah tanda</translation>
        </message>
        <message>
            <source>Number of the sentence</source>
            <translation>Nomor kalimat</translation>
        </message>
        <message>
            <source>Ochre</source>
            <translation>Oker</translation>
        </message>
        <message>
            <source>of {n}</source>
            <translation>dari {n}</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>Older steps stay in this list, with who did them and when, but can no longer be taken back, and what they removed can no longer be restored. Articles, tags and the codebook stay as they are.</source>
            <translation>Langkah yang lebih lama tetap ada di daftar ini, lengkap dengan siapa dan kapan, tetapi tidak dapat lagi diurungkan, dan yang dihapusnya tidak dapat lagi dipulihkan. Artikel, tanda, dan buku kode tetap seperti semula.</translation>
        </message>
        <message>
            <source>Olive</source>
            <translation>Zaitun</translation>
        </message>
        <message>
            <source>on request</source>
            <translation>atas permintaan</translation>
        </message>
        <message>
            <source>On what. Enter takes the issue and closes, Ctrl+Enter begins another position.</source>
            <translation>Terhadap apa. Enter mengambil isu lalu menutup bilah, Ctrl+Enter memulai posisi lain.</translation>
        </message>
        <message>
            <source>On what?</source>
            <translation>Terhadap apa?</translation>
        </message>
        <message>
            <source>on what?</source>
            <translation>terhadap apa?</translation>
        </message>
        <message>
            <source>One a line, without its last full stop, such as “Pol”, “S.H” or “Tbk”</source>
            <translation>Satu setiap baris, tanpa titik terakhirnya, misalnya “Pol”, “S.H”, atau “Tbk”</translation>
        </message>
        <message>
            <source>One pattern a line, for a whole sentence or line; case does not matter. {any} stands for anything, {headline} for words that do not end like a sentence, {name} for a name, {number} for digits.</source>
            <translation>Satu pola setiap baris, untuk satu kalimat atau baris utuh; huruf besar dan kecil tidak dibedakan. {any} berarti apa saja, {headline} kata-kata yang tidak berakhir seperti kalimat, {name} sebuah nama, {number} angka.</translation>
        </message>
        <message>
            <source>One row for each article, with the number of its tags</source>
            <translation>Satu baris untuk setiap artikel, dengan jumlah tandanya</translation>
        </message>
        <message>
            <source>One row for each sentence, with the number of its tags</source>
            <translation>Satu baris untuk setiap kalimat, dengan jumlah tandanya</translation>
        </message>
        <message>
            <source>One row for each statement with its actor and position</source>
            <translation>Satu baris untuk setiap pernyataan dengan aktor dan posisinya</translation>
        </message>
        <message>
            <source>One row for each tag: its words, where they stand, and what is coded</source>
            <translation>Satu baris untuk setiap tanda: kata-katanya, letaknya, dan apa yang dikodekan</translation>
        </message>
        <message>
            <source>One sentence for each file, with what to do</source>
            <translation>Satu kalimat untuk setiap berkas, dengan jalan keluarnya</translation>
        </message>
        <message>
            <source>Only a statement can have a speaker, a stance and an issue: choose a statement.</source>
            <translation>Hanya pernyataan yang bisa punya pembicara, sikap, dan isu: pilih sebuah pernyataan.</translation>
        </message>
        <message>
            <source>Only a statement has a voice: an {kind} tag has none.</source>
            <translation>Hanya pernyataan yang punya cara penyampaian: tanda {kind} tidak.</translation>
        </message>
        <message>
            <source>Only an article or a tag can be restored alone: choose one of these.</source>
            <translation>Hanya artikel atau tanda yang dapat dipulihkan sendiri: pilih salah satunya.</translation>
        </message>
        <message>
            <source>Only sentences of one paragraph can be merged: the next one is in another.</source>
            <translation>Hanya kalimat dalam satu paragraf yang dapat digabung: yang berikutnya di paragraf lain.</translation>
        </message>
        <message>
            <source>Only steps that touched something with these words (Ctrl+F)</source>
            <translation>Hanya langkah yang menyentuh sesuatu dengan kata-kata ini (Ctrl+F)</translation>
        </message>
        <message>
            <source>Only the text. Esc brings the window back.</source>
            <translation>Hanya teks. Esc mengembalikan jendela.</translation>
        </message>
        <message>
            <source>Only the text. Esc or {key} brings the window back.</source>
            <translation>Hanya teks. Esc atau {key} mengembalikan jendela.</translation>
        </message>
        <message>
            <source>Open &amp;folder…</source>
            <translation>Buka &amp;folder…</translation>
        </message>
        <message>
            <source>Open &amp;project…</source>
            <translation>Buka pr&amp;oyek…</translation>
        </message>
        <message>
            <source>Open a copy of the file as it is, without changing anything</source>
            <translation>Buka salinan berkas apa adanya, tanpa mengubah apa pun</translation>
        </message>
        <message>
            <source>Open another project file.</source>
            <translation>Membuka berkas proyek lain.</translation>
        </message>
        <message>
            <source>Open articles</source>
            <translation>Buka artikel</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Buka folder</translation>
        </message>
        <message>
            <source>Open project</source>
            <translation>Buka proyek</translation>
        </message>
        <message>
            <source>Open recen&amp;t</source>
            <translation>&amp;Terakhir dibuka</translation>
        </message>
        <message>
            <source>Open the article's details and enter it anew.</source>
            <translation>Buka rincian artikel dan isi ulang.</translation>
        </message>
        <message>
            <source>Open the claim &amp;bar at statements</source>
            <translation>&amp;Buka bilah klaim pada pernyataan</translation>
        </message>
        <message>
            <source>Open the claim bar of the chosen tag, or of the statement of the sentence.</source>
            <translation>Membuka bilah klaim untuk tanda yang terpilih, atau untuk pernyataan di kalimat itu.</translation>
        </message>
        <message>
            <source>Open the codebook and change one of the two.</source>
            <translation>Buka buku kode dan ubah salah satunya.</translation>
        </message>
        <message>
            <source>oppose</source>
            <translation>menentang</translation>
        </message>
        <message>
            <source>OR stands alone: write words on both sides of it.</source>
            <translation>Ada OR yang berdiri sendiri: tulis kata di kedua sisinya.</translation>
        </message>
        <message>
            <source>Orange</source>
            <translation>Jingga</translation>
        </message>
        <message>
            <source>organisation</source>
            <translation>organisasi</translation>
        </message>
        <message>
            <source>orphan</source>
            <translation>tanda tanpa kata</translation>
        </message>
        <message>
            <source>orphans</source>
            <translation>tanda tanpa kata</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Lainnya</translation>
        </message>
        <message>
            <source>Other names of the same actor. Ctrl+Enter keeps them.</source>
            <translation>Sebutan lain untuk aktor yang sama. Ctrl+Enter menyimpannya.</translation>
        </message>
        <message>
            <source>Other…</source>
            <translation>Lainnya…</translation>
        </message>
        <message>
            <source>P&amp;rint…</source>
            <translation>&amp;Cetak…</translation>
        </message>
        <message>
            <source>Pages of the preferences</source>
            <translation>Halaman preferensi</translation>
        </message>
        <message>
            <source>Paragraph</source>
            <translation>Paragraf</translation>
        </message>
        <message>
            <source>paragraphs</source>
            <translation>paragraf</translation>
        </message>
        <message>
            <source>Parent issue</source>
            <translation>Isu induk</translation>
        </message>
        <message>
            <source>Part of</source>
            <translation>Bagian dari</translation>
        </message>
        <message>
            <source>person</source>
            <translation>orang</translation>
        </message>
        <message>
            <source>Pink</source>
            <translation>Merah muda</translation>
        </message>
        <message>
            <source>Place in the article</source>
            <translation>Letak di artikel</translation>
        </message>
        <message>
            <source>Place tag</source>
            <translation>Taruh tanda</translation>
        </message>
        <message>
            <source>Places in the articles that the new rules would change</source>
            <translation>Tempat di artikel yang akan diubah oleh aturan baru</translation>
        </message>
        <message>
            <source>plus</source>
            <translation>plus</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>Posisi</translation>
        </message>
        <message>
            <source>position</source>
            <translation>posisi</translation>
        </message>
        <message>
            <source>Position tagged.</source>
            <translation>Posisi ditandai.</translation>
        </message>
        <message>
            <source>Position: {stance}, {issue}</source>
            <translation>Posisi: {stance}, {issue}</translation>
        </message>
        <message>
            <source>Pr&amp;eferences…</source>
            <translation>Preferens&amp;i…</translation>
        </message>
        <message>
            <source>Pre&amp;vious tag</source>
            <translation>Tanda sebelumn&amp;ya</translation>
        </message>
        <message>
            <source>Preferences</source>
            <translation>Preferensi</translation>
        </message>
        <message>
            <source>Press a new key</source>
            <translation>Tekan tombol baru</translation>
        </message>
        <message>
            <source>Press the key itself; Tab goes on, Esc leaves the preferences</source>
            <translation>Tekan tombolnya langsung; Tab melanjutkan, Esc meninggalkan preferensi</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Pratinjau</translation>
        </message>
        <message>
            <source>Previous art&amp;icle</source>
            <translation>Artikel sebelu&amp;mnya</translation>
        </message>
        <message>
            <source>Previous hit</source>
            <translation>Temuan sebelumnya</translation>
        </message>
        <message>
            <source>Previous hit ({find_previous}, Shift+Enter)</source>
            <translation>Temuan sebelumnya ({find_previous}, Shift+Enter)</translation>
        </message>
        <message>
            <source>Print pre&amp;view…</source>
            <translation>Pratin&amp;jau cetak…</translation>
        </message>
        <message>
            <source>Print preview: {title}</source>
            <translation>Pratinjau cetak: {title}</translation>
        </message>
        <message>
            <source>Print the article with its tags and the list of its claims.</source>
            <translation>Cetak artikel dengan tanda-tandanya dan daftar klaimnya.</translation>
        </message>
        <message>
            <source>Printing</source>
            <translation>Mencetak</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Kemajuan</translation>
        </message>
        <message>
            <source>Published</source>
            <translation>Tanggal terbit</translation>
        </message>
        <message>
            <source>Published on this day or earlier: 2023, 2023-11, 2023-11-22 or 22/11/2023</source>
            <translation>Terbit pada hari ini atau sebelumnya: 2023, 2023-11, 2023-11-22, atau 22/11/2023</translation>
        </message>
        <message>
            <source>Published on this day or later: 2023, 2023-11, 2023-11-22 or 22/11/2023</source>
            <translation>Terbit pada hari ini atau sesudahnya: 2023, 2023-11, 2023-11-22, atau 22/11/2023</translation>
        </message>
        <message>
            <source>Put &amp;here the tag that lost its words</source>
            <translation>Taruh di s&amp;ini tanda yang kehilangan kata</translation>
        </message>
        <message>
            <source>Put the tag on the words that are selected in the text, or the sentence</source>
            <translation>Taruh tanda pada kata yang dipilih di dalam teks, atau pada kalimatnya</translation>
        </message>
        <message>
            <source>Put the tag that is chosen below the list of tags on the selected words, or the sentence.</source>
            <translation>Menaruh tanda yang terpilih di bawah daftar tanda pada kata yang terpilih, atau pada kalimatnya.</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>Pertanyaan</translation>
        </message>
        <message>
            <source>Re&amp;move</source>
            <translation>&amp;Hapus</translation>
        </message>
        <message>
            <source>Re&amp;move article</source>
            <translation>&amp;Hapus artikel</translation>
        </message>
        <message>
            <source>Re&amp;move claim</source>
            <translation>&amp;Hapus klaim</translation>
        </message>
        <message>
            <source>Re&amp;move tag</source>
            <translation>&amp;Hapus tanda</translation>
        </message>
        <message>
            <source>Read on: {next_sentence} next sentence, {previous_sentence} previous; or click one.</source>
            <translation>Mulailah membaca: {next_sentence} kalimat berikutnya, {previous_sentence} sebelumnya; atau klik kalimatnya.</translation>
        </message>
        <message>
            <source>Reading articles</source>
            <translation>Membaca artikel</translation>
        </message>
        <message>
            <source>Reading names and titles…</source>
            <translation>Membaca nama dan judul…</translation>
        </message>
        <message>
            <source>Reading ruler on the sentence</source>
            <translation>Penggaris baca pada kalimat</translation>
        </message>
        <message>
            <source>Reading s&amp;ettings…</source>
            <translation>Setelan ba&amp;ca…</translation>
        </message>
        <message>
            <source>Reading settings</source>
            <translation>Setelan baca</translation>
        </message>
        <message>
            <source>Reading the claims…</source>
            <translation>Membaca klaim…</translation>
        </message>
        <message>
            <source>Reading what is left…</source>
            <translation>Membaca yang tersisa…</translation>
        </message>
        <message>
            <source>recent project</source>
            <translation>proyek terakhir dibuka</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>Merah</translation>
        </message>
        <message>
            <source>Redoing</source>
            <translation>Mengulangi</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Catatan</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Hapus</translation>
        </message>
        <message>
            <source>Remove claim</source>
            <translation>Hapus klaim</translation>
        </message>
        <message>
            <source>Remove tag</source>
            <translation>Hapus tanda</translation>
        </message>
        <message>
            <source>Remove the article with its tags. Undo brings it back.</source>
            <translation>Menghapus artikel beserta tandanya. Urungkan mengembalikannya.</translation>
        </message>
        <message>
            <source>Remove the chosen tag, or the only tag of the sentence.</source>
            <translation>Menghapus tanda yang terpilih, atau satu-satunya tanda di kalimat itu.</translation>
        </message>
        <message>
            <source>Remove this filter: {filter}</source>
            <translation>Lepas saringan ini: {filter}</translation>
        </message>
        <message>
            <source>Removed</source>
            <translation>Dihapus</translation>
        </message>
        <message>
            <source>Removing from the codebook</source>
            <translation>Menghapus dari buku kode</translation>
        </message>
        <message>
            <source>Repeat speaker</source>
            <translation>Ulangi pembicara</translation>
        </message>
        <message>
            <source>Repeat speaker and &amp;issue</source>
            <translation>Ulangi pembicara dan &amp;isu</translation>
        </message>
        <message>
            <source>Repeated the speaker on the next sentence.</source>
            <translation>Pembicara diulangi di kalimat berikutnya.</translation>
        </message>
        <message>
            <source>Reprint of</source>
            <translation>Terbitan ulang dari</translation>
        </message>
        <message>
            <source>Reprint of “{title}”</source>
            <translation>Terbitan ulang dari “{title}”</translation>
        </message>
        <message>
            <source>Reprint of “{title}” ({share}% the same).</source>
            <translation>Terbitan ulang dari “{title}” ({share}% sama).</translation>
        </message>
        <message>
            <source>Reprints</source>
            <translation>Terbitan ulang</translation>
        </message>
        <message>
            <source>Reprints of other articles</source>
            <translation>Terbitan ulang artikel lain</translation>
        </message>
        <message>
            <source>Restore a backup from before, or let sikap check --repair save into a copy what can be read.</source>
            <translation>Pulihkan cadangan dari sebelumnya, atau biarkan sikap check --repair menyimpan yang masih terbaca ke dalam salinan.</translation>
        </message>
        <message>
            <source>Restore article</source>
            <translation>Pulihkan artikel</translation>
        </message>
        <message>
            <source>Restore into a new file</source>
            <translation>Pulihkan ke berkas baru</translation>
        </message>
        <message>
            <source>Restore tag</source>
            <translation>Pulihkan tanda</translation>
        </message>
        <message>
            <source>Restore the backup</source>
            <translation>Pulihkan cadangan</translation>
        </message>
        <message>
            <source>Restoring</source>
            <translation>Memulihkan</translation>
        </message>
        <message>
            <source>Restoring the backup</source>
            <translation>Memulihkan cadangan</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Peran</translation>
        </message>
        <message>
            <source>Row {row} of the history is not as Sikap writes it.</source>
            <translation>Baris {row} riwayat tidak seperti yang ditulis Sikap.</translation>
        </message>
        <message>
            <source>Row {row} of the history names a table that Sikap does not know: {name}.</source>
            <translation>Baris {row} riwayat menyebut tabel yang tidak dikenal Sikap: {name}.</translation>
        </message>
        <message>
            <source>Row {row} of {table} names a row of {what} that is not there.</source>
            <translation>Baris {row} pada tabel {table} merujuk baris pada tabel {what} yang tidak ada.</translation>
        </message>
        <message>
            <source>S&amp;ource</source>
            <translation>S&amp;umber</translation>
        </message>
        <message>
            <source>S&amp;plit into sentences again</source>
            <translation>Bagi &amp;ulang menjadi kalimat</translation>
        </message>
        <message>
            <source>Sans</source>
            <translation>Sans</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Simpan</translation>
        </message>
        <message>
            <source>Save a &amp;mended copy…</source>
            <translation>Simpan salinan yang diper&amp;baiki…</translation>
        </message>
        <message>
            <source>Save a cop&amp;y…</source>
            <translation>Simpan sa&amp;linan…</translation>
        </message>
        <message>
            <source>Save a copy</source>
            <translation>Simpan salinan</translation>
        </message>
        <message>
            <source>save as backup</source>
            <translation>simpan sebagai cadangan</translation>
        </message>
        <message>
            <source>Save as P&amp;DF…</source>
            <translation>Simpan seb&amp;agai PDF…</translation>
        </message>
        <message>
            <source>Save as PDF</source>
            <translation>Simpan sebagai PDF</translation>
        </message>
        <message>
            <source>Save it now, where it belongs</source>
            <translation>Simpan sekarang, di tempat semestinya</translation>
        </message>
        <message>
            <source>Save the whole project to another place, and go on there</source>
            <translation>Simpan seluruh proyek di tempat lain, lalu lanjutkan di sana</translation>
        </message>
        <message>
            <source>Save what can be read</source>
            <translation>Simpan yang terbaca</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Tersimpan</translation>
        </message>
        <message>
            <source>Saved: {file}.</source>
            <translation>Disimpan: {file}.</translation>
        </message>
        <message>
            <source>Saving a copy</source>
            <translation>Menyimpan salinan</translation>
        </message>
        <message>
            <source>Saving as PDF</source>
            <translation>Menyimpan sebagai PDF</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Menyimpan…</translation>
        </message>
        <message>
            <source>Say how far this article is coded.</source>
            <translation>Menyatakan sejauh mana artikel ini dikerjakan.</translation>
        </message>
        <message>
            <source>Say the same of all selected rows</source>
            <translation>Katakan hal yang sama untuk semua baris terpilih</translation>
        </message>
        <message>
            <source>Say this again when the project is opened next</source>
            <translation>Tampilkan lagi saat proyek dibuka berikutnya</translation>
        </message>
        <message>
            <source>Se&amp;parator</source>
            <translation>Pemi&amp;sah</translation>
        </message>
        <message>
            <source>Search actions and keys</source>
            <translation>Cari perintah dan tombol</translation>
        </message>
        <message>
            <source>Search the &amp;project…</source>
            <translation>Cari di seluruh &amp;proyek…</translation>
        </message>
        <message>
            <source>Search the help</source>
            <translation>Cari di bantuan</translation>
        </message>
        <message>
            <source>Search the project</source>
            <translation>Cari di seluruh proyek</translation>
        </message>
        <message>
            <source>Search the project…</source>
            <translation>Cari di seluruh proyek…</translation>
        </message>
        <message>
            <source>See &amp;what can be saved…</source>
            <translation>&amp;Lihat yang bisa diselamatkan…</translation>
        </message>
        <message>
            <source>See every step that was done, go back to one, or bring back what was deleted.</source>
            <translation>Lihat semua langkah yang pernah dikerjakan, kembali ke salah satunya, atau pulihkan yang dihapus.</translation>
        </message>
        <message>
            <source>See the article as it will look on paper.</source>
            <translation>Lihat artikel seperti tampilannya di kertas.</translation>
        </message>
        <message>
            <source>See the backups of this project, and restore one into a new file.</source>
            <translation>Lihat cadangan proyek ini, dan pulihkan salah satunya ke berkas baru.</translation>
        </message>
        <message>
            <source>See what is in it</source>
            <translation>Lihat isinya</translation>
        </message>
        <message>
            <source>Select cells under actor, issue, stance or voice: Del takes their coding away.</source>
            <translation>Pilih sel di kolom aktor, isu, sikap, atau cara penyampaian: Del mencabut isiannya.</translation>
        </message>
        <message>
            <source>Select the words for this tag first.</source>
            <translation>Pilih dulu kata untuk tanda ini.</translation>
        </message>
        <message>
            <source>Semicolon  ;</source>
            <translation>Titik koma  ;</translation>
        </message>
        <message>
            <source>Sentence</source>
            <translation>Kalimat</translation>
        </message>
        <message>
            <source>sentence</source>
            <translation>kalimat</translation>
        </message>
        <message>
            <source>Sentence copied.</source>
            <translation>Kalimat disalin.</translation>
        </message>
        <message>
            <source>sentence {number}</source>
            <translation>kalimat {number}</translation>
        </message>
        <message>
            <source>Sentence {number}: {text}</source>
            <translation>Kalimat {number}: {text}</translation>
        </message>
        <message>
            <source>sentence {n} of {all}</source>
            <translation>kalimat {n} dari {all}</translation>
        </message>
        <message>
            <source>Sentence {n} of {all}: {text}</source>
            <translation>Kalimat {n} dari {all}: {text}</translation>
        </message>
        <message>
            <source>sentences</source>
            <translation>kalimat</translation>
        </message>
        <message>
            <source>Sentences are kept: the article has tags.</source>
            <translation>Kalimat dipertahankan: artikel bertanda.</translation>
        </message>
        <message>
            <source>Sentences of this project</source>
            <translation>Kalimat proyek ini</translation>
        </message>
        <message>
            <source>Separator</source>
            <translation>Pemisah</translation>
        </message>
        <message>
            <source>Sepia</source>
            <translation>Sepia</translation>
        </message>
        <message>
            <source>Serif</source>
            <translation>Serif</translation>
        </message>
        <message>
            <source>Set for selected rows</source>
            <translation>Atur untuk baris terpilih</translation>
        </message>
        <message>
            <source>Set off the lines of the sentence you are on</source>
            <translation>Menonjolkan baris kalimat yang sedang dibaca</translation>
        </message>
        <message>
            <source>Set off the lines of the sentence you are on over the width of the page.</source>
            <translation>Menonjolkan baris kalimat yang sedang dibaca selebar halaman.</translation>
        </message>
        <message>
            <source>settings</source>
            <translation>pengaturan</translation>
        </message>
        <message>
            <source>Settings and details that were not as Sikap writes them, left out: {n}.</source>
            <translation>Pengaturan dan rincian yang tidak seperti ditulis Sikap, ditinggalkan: {n}.</translation>
        </message>
        <message>
            <source>settings options shortcuts abbreviations</source>
            <translation>pengaturan opsi pintasan singkatan</translation>
        </message>
        <message>
            <source>shares its key</source>
            <translation>tombolnya dipakai bersama</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>Lembar</translation>
        </message>
        <message>
            <source>Sheet before (Page Up)</source>
            <translation>Lembar sebelumnya (Page Up)</translation>
        </message>
        <message>
            <source>Sheet {number} of {total}</source>
            <translation>Lembar {number} dari {total}</translation>
        </message>
        <message>
            <source>shortcuts hotkeys</source>
            <translation>pintasan</translation>
        </message>
        <message>
            <source>Show &amp;all</source>
            <translation>Tampilkan s&amp;emua</translation>
        </message>
        <message>
            <source>Show &amp;all claims</source>
            <translation>&amp;Tampilkan semua klaim</translation>
        </message>
        <message>
            <source>Show &amp;details</source>
            <translation>Tampilkan &amp;perincian</translation>
        </message>
        <message>
            <source>Show its &amp;tags</source>
            <translation>Tampilkan &amp;tandanya</translation>
        </message>
        <message>
            <source>Show only articles with these words in the title or source. Esc shows all.</source>
            <translation>Tampilkan hanya artikel dengan kata ini di judul atau sumbernya. Esc menampilkan semua.</translation>
        </message>
        <message>
            <source>Show only entries with these words in a name or alias. Esc shows all.</source>
            <translation>Tampilkan hanya entri dengan kata ini di nama atau nama lainnya. Esc menampilkan semua.</translation>
        </message>
        <message>
            <source>Show only what may need a look</source>
            <translation>Tampilkan hanya yang perlu dilihat</translation>
        </message>
        <message>
            <source>Show or hide the tags that use it</source>
            <translation>Tampilkan atau sembunyikan tanda yang memakainya</translation>
        </message>
        <message>
            <source>Show or hide what a programmer needs to find the mistake</source>
            <translation>Tampilkan atau sembunyikan hal yang diperlukan pemrogram untuk menemukan kesalahannya</translation>
        </message>
        <message>
            <source>Show the &amp;first print</source>
            <translation>Tampilkan cetakan &amp;pertama</translation>
        </message>
        <message>
            <source>Show the articles that the filter hides</source>
            <translation>Tampilkan artikel yang disembunyikan saringan</translation>
        </message>
        <message>
            <source>Show the list of articles, or fold it to an edge of the window.</source>
            <translation>Tampilkan daftar artikel, atau lipat ke tepi jendela.</translation>
        </message>
        <message>
            <source>Show the sheet larger (Ctrl++)</source>
            <translation>Perbesar tampilan lembar (Ctrl++)</translation>
        </message>
        <message>
            <source>Show the sheet smaller (Ctrl+-)</source>
            <translation>Perkecil tampilan lembar (Ctrl+-)</translation>
        </message>
        <message>
            <source>Show the tags, claims and codebook, or fold them to an edge of the window.</source>
            <translation>Tampilkan tanda, klaim, dan buku kode, atau lipat ke tepi jendela.</translation>
        </message>
        <message>
            <source>Show: {pane}</source>
            <translation>Tampilkan: {pane}</translation>
        </message>
        <message>
            <source>Shown when the lines above are right.</source>
            <translation>Tampil setelah baris di atas benar.</translation>
        </message>
        <message>
            <source>Signs that narrow to one sort</source>
            <translation>Tanda untuk menyaring satu jenis saja</translation>
        </message>
        <message>
            <source>Sikap help</source>
            <translation>Bantuan Sikap</translation>
        </message>
        <message>
            <source>Sikap made a mistake: {error}. You can go on.</source>
            <translation>Sikap membuat kesalahan: {error}. Anda bisa melanjutkan.</translation>
        </message>
        <message>
            <source>Sikap makes backups automatically while you work</source>
            <translation>Sikap membuat cadangan secara otomatis selama Anda bekerja</translation>
        </message>
        <message>
            <source>Sikap projects ({pattern})</source>
            <translation>Proyek Sikap ({pattern})</translation>
        </message>
        <message>
            <source>Sikap {version}: a reader for coding news articles, who says what and which stance they take.</source>
            <translation>Sikap {version}: aplikasi untuk membaca dan mengodekan artikel berita, siapa mengatakan apa dan bagaimana sikapnya.</translation>
        </message>
        <message>
            <source>site furniture advertisement</source>
            <translation>milik situs iklan</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Ukuran</translation>
        </message>
        <message>
            <source>Sky blue</source>
            <translation>Biru langit</translation>
        </message>
        <message>
            <source>Small</source>
            <translation>Kecil</translation>
        </message>
        <message>
            <source>Smaller text</source>
            <translation>Perkecil teks</translation>
        </message>
        <message>
            <source>Some letters of an action, or a key such as Ctrl+E</source>
            <translation>Beberapa huruf dari sebuah perintah, atau tombol seperti Ctrl+E</translation>
        </message>
        <message>
            <source>Some {table} may be missing; their number is unknown.</source>
            <translation>Sebagian {table} mungkin hilang; jumlahnya tidak diketahui.</translation>
        </message>
        <message>
            <source>somebody else</source>
            <translation>orang lain</translation>
        </message>
        <message>
            <source>Somebody who is tagged in the article; type to search</source>
            <translation>Aktor yang ditandai di artikel; ketik untuk mencari</translation>
        </message>
        <message>
            <source>Somebody who tagged in the article; type to search</source>
            <translation>Orang yang menandai di artikel; ketik untuk mencari</translation>
        </message>
        <message>
            <source>Something went wrong</source>
            <translation>Ada yang salah</translation>
        </message>
        <message>
            <source>Sort &amp;down</source>
            <translation>Urutkan tu&amp;run</translation>
        </message>
        <message>
            <source>Sort &amp;up</source>
            <translation>&amp;Urutkan naik</translation>
        </message>
        <message>
            <source>Sort by name or by how often it is used</source>
            <translation>Urutkan menurut nama atau menurut pemakaian</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Sumber</translation>
        </message>
        <message>
            <source>Space brings an article in, or leaves it out</source>
            <translation>Spasi memasukkan artikel, atau meninggalkannya</translation>
        </message>
        <message>
            <source>Space or a click: the tag goes to the new entry</source>
            <translation>Space atau klik: tanda itu dibawa entri baru</translation>
        </message>
        <message>
            <source>Space shows or hides a column; Alt+↑ and Alt+↓ move it.</source>
            <translation>Space menampilkan atau menyembunyikan kolom; Alt+↑ dan Alt+↓ memindahkannya.</translation>
        </message>
        <message>
            <source>Space: in or out. F2: correct. Ctrl+A: all rows. Enter: import.</source>
            <translation>Spasi: masuk atau tidak. F2: betulkan. Ctrl+A: semua baris. Enter: impor.</translation>
        </message>
        <message>
            <source>speaker</source>
            <translation>pembicara</translation>
        </message>
        <message>
            <source>Speaker of the statement in sentence {number}</source>
            <translation>Pembicara pernyataan di kalimat {number}</translation>
        </message>
        <message>
            <source>Speaker: {name}</source>
            <translation>Pembicara: {name}</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>Pisahkan</translation>
        </message>
        <message>
            <source>Split actor</source>
            <translation>Pisahkan aktor</translation>
        </message>
        <message>
            <source>Split articles without tags into sentences a&amp;gain ({n})</source>
            <translation>Bagi &amp;ulang artikel tanpa tanda menjadi kalimat ({n})</translation>
        </message>
        <message>
            <source>Split articles without tags into sentences again</source>
            <translation>Bagi ulang artikel tanpa tanda menjadi kalimat</translation>
        </message>
        <message>
            <source>Split into sentences a&amp;gain</source>
            <translation>Bagi &amp;ulang menjadi kalimat</translation>
        </message>
        <message>
            <source>Split into sentences again</source>
            <translation>Bagi ulang menjadi kalimat</translation>
        </message>
        <message>
            <source>Split into sentences again: {articles}. {undo} brings the old sentences back.</source>
            <translation>Dibagi ulang menjadi kalimat: {articles}. {undo} mengembalikan kalimat yang lama.</translation>
        </message>
        <message>
            <source>Split issue</source>
            <translation>Pisahkan isu</translation>
        </message>
        <message>
            <source>Split sentence</source>
            <translation>Pisahkan kalimat</translation>
        </message>
        <message>
            <source>Split the whole article into sentences anew. What was merged, split or marked by hand is lost; tags stay.</source>
            <translation>Membagi seluruh artikel menjadi kalimat dari awal. Yang digabungkan, dipisahkan, atau ditandai dengan tangan hilang; tanda tetap.</translation>
        </message>
        <message>
            <source>Split {name}</source>
            <translation>Pisahkan {name}</translation>
        </message>
        <message>
            <source>Splitting</source>
            <translation>Memisahkan</translation>
        </message>
        <message>
            <source>Splitting into sentences</source>
            <translation>Membagi menjadi kalimat</translation>
        </message>
        <message>
            <source>Stance</source>
            <translation>Sikap</translation>
        </message>
        <message>
            <source>stance</source>
            <translation>sikap</translation>
        </message>
        <message>
            <source>Stance as a number</source>
            <translation>Sikap dalam angka</translation>
        </message>
        <message>
            <source>Stance: {stance}</source>
            <translation>Sikap: {stance}</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Awal</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Keadaan</translation>
        </message>
        <message>
            <source>State of saving</source>
            <translation>Keadaan penyimpanan</translation>
        </message>
        <message>
            <source>Statement</source>
            <translation>Pernyataan</translation>
        </message>
        <message>
            <source>statement</source>
            <translation>pernyataan</translation>
        </message>
        <message>
            <source>Statement number</source>
            <translation>Nomor pernyataan</translation>
        </message>
        <message>
            <source>Statement tagged.</source>
            <translation>Pernyataan ditandai.</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Step 1 of 5, read on: the first article is open.</source>
            <translation>Langkah 1 dari 5, membaca: artikel pertama terbuka.</translation>
        </message>
        <message>
            <source>Step 4 of 5, undo: took back two steps and did one of them again.</source>
            <translation>Langkah 4 dari 5, mengurungkan: dua langkah diurungkan dan satu diulangi.</translation>
        </message>
        <message>
            <source>Step 5 of 5, export: wrote a CSV file.</source>
            <translation>Langkah 5 dari 5, mengekspor: sebuah berkas CSV ditulis.</translation>
        </message>
        <message>
            <source>Step {number} of the history ({name}) cannot be done again: see {table} {row}.</source>
            <translation>Langkah {number} dalam riwayat ({name}) tidak dapat diulangi: lihat {table} {row}.</translation>
        </message>
        <message>
            <source>Step {number} of the history ({name}) cannot be taken back: see {table} {row}.</source>
            <translation>Langkah {number} dalam riwayat ({name}) tidak dapat diurungkan: lihat {table} {row}.</translation>
        </message>
        <message>
            <source>Step {number} of the history was never finished.</source>
            <translation>Langkah {number} dalam riwayat tidak pernah diselesaikan.</translation>
        </message>
        <message>
            <source>Step {n} of {all}</source>
            <translation>Langkah {n} dari {all}</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Langkah</translation>
        </message>
        <message>
            <source>Steps 2 and 3 of 5, tag and say who: coded {n} claims in the claim bar.</source>
            <translation>Langkah 2 dan 3 dari 5, menandai dan menyebut siapa: {n} klaim dikodekan di bilah klaim.</translation>
        </message>
        <message>
            <source>Steps of all articles, or of the one that is open</source>
            <translation>Langkah pada semua artikel, atau pada artikel yang terbuka</translation>
        </message>
        <message>
            <source>steps of the history</source>
            <translation>langkah riwayat</translation>
        </message>
        <message>
            <source>Steps of the history that can no longer be undone: {n}.</source>
            <translation>Langkah riwayat yang tidak bisa diurungkan lagi: {n}.</translation>
        </message>
        <message>
            <source>Steps of this kind only</source>
            <translation>Hanya langkah jenis ini</translation>
        </message>
        <message>
            <source>Steps of this person only</source>
            <translation>Hanya langkah orang ini</translation>
        </message>
        <message>
            <source>Steps that hold, or that were undone</source>
            <translation>Langkah yang berlaku, atau yang diurungkan</translation>
        </message>
        <message>
            <source>Still missing: {missing}. {code} opens the claim bar again.</source>
            <translation>Masih kurang: {missing}. {code} membuka bilah klaim lagi.</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Hentikan</translation>
        </message>
        <message>
            <source>Stop this work</source>
            <translation>Hentikan pekerjaan ini</translation>
        </message>
        <message>
            <source>Stop this work; nothing is left half done</source>
            <translation>Hentikan pekerjaan ini; tidak ada yang tertinggal setengah jadi</translation>
        </message>
        <message>
            <source>Stopped: nothing was changed.</source>
            <translation>Dihentikan: tidak ada yang diubah.</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>Menghentikan…</translation>
        </message>
        <message>
            <source>Suggestions</source>
            <translation>Saran</translation>
        </message>
        <message>
            <source>support</source>
            <translation>mendukung</translation>
        </message>
        <message>
            <source>Switch between light and dark.</source>
            <translation>Berganti antara terang dan gelap.</translation>
        </message>
        <message>
            <source>Tab</source>
            <translation>Tab</translation>
        </message>
        <message>
            <source>table</source>
            <translation>tabel</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Tanda</translation>
        </message>
        <message>
            <source>tag</source>
            <translation>tanda</translation>
        </message>
        <message>
            <source>Tag as actor</source>
            <translation>Tandai sebagai aktor</translation>
        </message>
        <message>
            <source>Tag as position</source>
            <translation>Tandai sebagai posisi</translation>
        </message>
        <message>
            <source>Tag as statement</source>
            <translation>Tandai sebagai pernyataan</translation>
        </message>
        <message>
            <source>Tag as {kind}</source>
            <translation>Tandai sebagai {kind}</translation>
        </message>
        <message>
            <source>Tag removed.</source>
            <translation>Tanda dihapus.</translation>
        </message>
        <message>
            <source>Tag the selected words, or the sentence, as a position; again: remove.</source>
            <translation>Menandai kata yang terpilih, atau kalimatnya, sebagai posisi; sekali lagi: hapus.</translation>
        </message>
        <message>
            <source>Tag the selected words, or the sentence, as a statement; again: remove.</source>
            <translation>Menandai kata yang terpilih, atau kalimatnya, sebagai pernyataan; sekali lagi: hapus.</translation>
        </message>
        <message>
            <source>Tag the selected words, or the sentence, as an actor; again: remove.</source>
            <translation>Menandai kata yang terpilih, atau kalimatnya, sebagai aktor; sekali lagi: hapus.</translation>
        </message>
        <message>
            <source>Tag the selection</source>
            <translation>Tandai yang terpilih</translation>
        </message>
        <message>
            <source>Tag the selection as {kind} ({key})</source>
            <translation>Tandai yang terpilih sebagai {kind} ({key})</translation>
        </message>
        <message>
            <source>Tag the sentence as a statement of the last speaker; if it has a speaker, the next sentence.</source>
            <translation>Menandai kalimat sebagai pernyataan pembicara terakhir; bila kalimat ini sudah punya pembicara, kalimat berikutnya.</translation>
        </message>
        <message>
            <source>Tag without its words</source>
            <translation>Tanda yang kehilangan kata-katanya</translation>
        </message>
        <message>
            <source>Tagged an actor and a position, and linked both to their statement.</source>
            <translation>Aktor dan posisi ditandai, dan keduanya dikaitkan dengan pernyataannya.</translation>
        </message>
        <message>
            <source>Tagging</source>
            <translation>Penandaan</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Tanda</translation>
        </message>
        <message>
            <source>tags</source>
            <translation>tanda</translation>
        </message>
        <message>
            <source>Tags of the article</source>
            <translation>Tanda pada artikel</translation>
        </message>
        <message>
            <source>Tags of the new entry</source>
            <translation>Tanda milik entri baru</translation>
        </message>
        <message>
            <source>Tags of which nobody can tell where their words are now; they wait among the tags that have lost their words: {n}.</source>
            <translation>Tanda yang tempat kata-katanya tidak bisa dipastikan lagi, dan kini menunggu di daftar tanda yang kehilangan kata: {n}.</translation>
        </message>
        <message>
            <source>Tags stay on their words; mended sentences are lost</source>
            <translation>Tanda tetap pada katanya; kalimat yang sudah dirapikan hilang</translation>
        </message>
        <message>
            <source>Tags that change</source>
            <translation>Tanda yang berubah</translation>
        </message>
        <message>
            <source>Tags that have lost their words</source>
            <translation>Tanda yang kehilangan katanya</translation>
        </message>
        <message>
            <source>Tags that l&amp;ost their words</source>
            <translation>Tanda yang k&amp;ehilangan kata</translation>
        </message>
        <message>
            <source>Tags that were put back on their words: {n}.</source>
            <translation>Tanda yang dikembalikan ke kata-katanya: {n}.</translation>
        </message>
        <message>
            <source>Tags whose own copy of their words was damaged, and is now as in the text: {n}.</source>
            <translation>Tanda yang salinan kata-katanya rusak, dan kini sama dengan teksnya: {n}.</translation>
        </message>
        <message>
            <source>Tags whose words change. Enter or a click shows the place.</source>
            <translation>Tanda yang katanya berubah. Enter atau klik menunjukkan tempatnya.</translation>
        </message>
        <message>
            <source>Tags without their words that still stood in the text as well, left out: {n}.</source>
            <translation>Tanda tanpa kata yang masih ada di teks sebagai tanda, ditinggalkan: {n}.</translation>
        </message>
        <message>
            <source>Tags, claims and code&amp;book</source>
            <translation>Ta&amp;nda, klaim, dan buku kode</translation>
        </message>
        <message>
            <source>Tags, paragraphs and sentences of articles of which nothing is left, left out: {n}.</source>
            <translation>Tanda, paragraf, dan kalimat dari artikel yang tidak bersisa, ditinggalkan: {n}.</translation>
        </message>
        <message>
            <source>Take all filters away.</source>
            <translation>Melepas semua saringan.</translation>
        </message>
        <message>
            <source>Take back your steps from the newest down to this one.</source>
            <translation>Urungkan langkah-langkah Anda dari yang terbaru sampai dengan yang ini.</translation>
        </message>
        <message>
            <source>Take back your {n} newest steps, down to “{step}” of {when}? Redo does them again, one by one.</source>
            <translation>Urungkan {n} langkah terbaru Anda, sampai dengan “{step}” tanggal {when}? Ulangi akan mengerjakannya lagi satu per satu.</translation>
        </message>
        <message>
            <source>Take back “{step}”? Redo does it again.</source>
            <translation>Urungkan “{step}”? Ulangi akan mengerjakannya lagi.</translation>
        </message>
        <message>
            <source>Take it out of the codebook. {undo} brings it back.</source>
            <translation>Hapus dari buku kode. {undo} mengembalikannya.</translation>
        </message>
        <message>
            <source>Take the link away in the article and make it anew, or restore a backup from before.</source>
            <translation>Hapus tautannya di artikel lalu buat lagi, atau pulihkan cadangan dari sebelumnya.</translation>
        </message>
        <message>
            <source>Take them out of the codebook (Del)</source>
            <translation>Hapus dari buku kode (Del)</translation>
        </message>
        <message>
            <source>Take {key} away</source>
            <translation>Cabut {key}</translation>
        </message>
        <message>
            <source>Te&amp;xt</source>
            <translation>Te&amp;ks</translation>
        </message>
        <message>
            <source>Teal</source>
            <translation>Toska</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Teks</translation>
        </message>
        <message>
            <source>Text (required)</source>
            <translation>Teks (wajib)</translation>
        </message>
        <message>
            <source>Text size</source>
            <translation>Ukuran teks</translation>
        </message>
        <message>
            <source>Texts and articles</source>
            <translation>Teks dan artikel</translation>
        </message>
        <message>
            <source>That article is not there any more.</source>
            <translation>Artikel itu sudah tidak ada.</translation>
        </message>
        <message>
            <source>That is the whole job. {help} opens the help, {palette} finds every command. The guide stays in the Help menu.</source>
            <translation>Itulah seluruh pekerjaannya. {help} membuka bantuan, {palette} mencari semua perintah. Panduan ini tetap ada di menu Bantuan.</translation>
        </message>
        <message>
            <source>The actor it belongs to. ↓ lists all.</source>
            <translation>Aktor yang menaunginya. ↓ menampilkan semua.</translation>
        </message>
        <message>
            <source>The actors of this project</source>
            <translation>Aktor dalam proyek ini</translation>
        </message>
        <message>
            <source>The article of this tag is gone: restore the article first.</source>
            <translation>Artikel dari tanda ini sudah tidak ada: pulihkan artikelnya dulu.</translation>
        </message>
        <message>
            <source>The article of which this one is a reprint is not in the project: import both, or only this one.</source>
            <translation>Artikel asal terbitan ulang ini tidak ada di proyek: impor keduanya, atau yang ini saja.</translation>
        </message>
        <message>
            <source>The article was split into sentences again. {undo} brings the old ones back.</source>
            <translation>Artikel sudah dibagi ulang menjadi kalimat. {undo} mengembalikan kalimat yang lama.</translation>
        </message>
        <message>
            <source>The article will be split into sentences again.</source>
            <translation>Artikel akan dibagi ulang menjadi kalimat.</translation>
        </message>
        <message>
            <source>The backup {path} is gone as soon as it was made: choose another folder.</source>
            <translation>Cadangan {path} hilang begitu selesai dibuat: pilih folder lain.</translation>
        </message>
        <message>
            <source>The block {row} in article {article} is not at its place: {start} to {end}.</source>
            <translation>Blok {row} di artikel {article} tidak pada tempatnya: {start} sampai {end}.</translation>
        </message>
        <message>
            <source>The blocks of article {article} end before its text does.</source>
            <translation>Blok-blok artikel {article} berakhir sebelum teksnya habis.</translation>
        </message>
        <message>
            <source>The chosen entry</source>
            <translation>Entri yang terpilih</translation>
        </message>
        <message>
            <source>The chosen position, or the statement of the sentence, supports its issue.</source>
            <translation>Posisi yang terpilih, atau pernyataan di kalimat itu, mendukung isunya.</translation>
        </message>
        <message>
            <source>The chosen step</source>
            <translation>Langkah yang dipilih</translation>
        </message>
        <message>
            <source>The claims of the article that is open are listed here. No article is open yet.</source>
            <translation>Klaim dalam artikel yang dibuka akan tampil di sini. Belum ada artikel yang dibuka.</translation>
        </message>
        <message>
            <source>The clipboard holds no text: copy an article first.</source>
            <translation>Papan klip tidak berisi teks: salin artikel dulu.</translation>
        </message>
        <message>
            <source>The code of another language, such as jv or ar</source>
            <translation>Kode bahasa lain, misalnya jv atau ar</translation>
        </message>
        <message>
            <source>The colours of the whole window</source>
            <translation>Warna seluruh jendela</translation>
        </message>
        <message>
            <source>The column that holds it</source>
            <translation>Kolom yang memuatnya</translation>
        </message>
        <message>
            <source>The column {column} cannot be filtered by {value}.</source>
            <translation>Kolom {column} tidak bisa disaring dengan {value}.</translation>
        </message>
        <message>
            <source>The column {column} has no list of values: filter it by words.</source>
            <translation>Kolom {column} tidak punya daftar nilai: saring dengan kata.</translation>
        </message>
        <message>
            <source>The columns of {names} were guessed: open such a table by itself to say what they are.</source>
            <translation>Kolom {names} ditebak: buka tabel seperti itu tersendiri untuk menyebutkan isinya.</translation>
        </message>
        <message>
            <source>The copy of {path} was not kept, because it is damaged: check the project (in the Help menu).</source>
            <translation>Salinan {path} tidak disimpan karena rusak: periksa proyeknya (di menu Bantuan).</translation>
        </message>
        <message>
            <source>The corrected text</source>
            <translation>Teks yang diperbaiki</translation>
        </message>
        <message>
            <source>The CSV files hold exactly the {tags} tags and {claims} claims that were made.</source>
            <translation>Berkas CSV memuat tepat {tags} tanda dan {claims} klaim yang dibuat.</translation>
        </message>
        <message>
            <source>The dates of this table were read with the month before the day, as in 11/21/2023.</source>
            <translation>Tanggal dalam tabel ini dibaca dengan bulan sebelum hari, seperti 11/21/2023.</translation>
        </message>
        <message>
            <source>The delimiter must be one character, such as a comma, a semicolon or a tab, and cannot be {delimiter}.</source>
            <translation>Pemisah harus satu karakter, misalnya koma, titik koma, atau tab, dan tidak boleh {delimiter}.</translation>
        </message>
        <message>
            <source>The disk is full and {path} was not written: make room and try again.</source>
            <translation>Disk penuh dan {path} tidak ditulis: kosongkan ruang lalu coba lagi.</translation>
        </message>
        <message>
            <source>The disk with {folder} is full, so {name} was not written: free some space, or choose another folder.</source>
            <translation>Disk tempat {folder} penuh sehingga {name} tidak ditulis: kosongkan sebagian ruang, atau pilih folder lain.</translation>
        </message>
        <message>
            <source>The disk with {path} is full: nothing was changed; free some space and try again.</source>
            <translation>Disk tempat {path} penuh: tidak ada yang diubah; kosongkan ruang lalu coba lagi.</translation>
        </message>
        <message>
            <source>The file is damaged ({reason}).</source>
            <translation>Berkas ini rusak ({reason}).</translation>
        </message>
        <message>
            <source>The file itself is not changed, whatever you choose: {path}</source>
            <translation>Berkasnya sendiri tidak diubah, apa pun pilihan Anda: {path}</translation>
        </message>
        <message>
            <source>The file to write</source>
            <translation>Berkas yang akan ditulis</translation>
        </message>
        <message>
            <source>The file {name} is there already. Replace it?</source>
            <translation>Berkas {name} sudah ada. Ganti?</translation>
        </message>
        <message>
            <source>The filter hides all articles. Press Esc to clear it, or Alt+Down in the field to change it.</source>
            <translation>Saringan menyembunyikan semua artikel. Tekan Esc untuk membersihkannya, atau Alt+↓ di kolom itu untuk mengubahnya.</translation>
        </message>
        <message>
            <source>The first day comes after the last: turn them round.</source>
            <translation>Hari pertama ada sesudah hari terakhir: tukar keduanya.</translation>
        </message>
        <message>
            <source>The first rows</source>
            <translation>Baris-baris pertama</translation>
        </message>
        <message>
            <source>The first rows as they will be written</source>
            <translation>Baris-baris pertama seperti yang akan ditulis</translation>
        </message>
        <message>
            <source>The first rows of the table</source>
            <translation>Baris-baris pertama tabel</translation>
        </message>
        <message>
            <source>The first {n} rows</source>
            <translation>{n} baris pertama</translation>
        </message>
        <message>
            <source>The folder {folder} cannot be read: ask its owner for permission.</source>
            <translation>Folder {folder} tidak dapat dibaca: mintalah izin kepada pemiliknya.</translation>
        </message>
        <message>
            <source>The folder {folder} cannot be read: {reason}.</source>
            <translation>Folder {folder} tidak bisa dibaca: {reason}.</translation>
        </message>
        <message>
            <source>The folder {folder} cannot be written to: choose another place.</source>
            <translation>Folder {folder} tidak bisa ditulisi: pilih tempat lain.</translation>
        </message>
        <message>
            <source>The folder {folder} does not exist: choose another one.</source>
            <translation>Folder {folder} tidak ada: pilih yang lain.</translation>
        </message>
        <message>
            <source>The headline</source>
            <translation>Judul berita</translation>
        </message>
        <message>
            <source>The history cannot be compacted inside a step: end the step first.</source>
            <translation>Riwayat tidak dapat dipadatkan di tengah suatu langkah: selesaikan langkahnya dulu.</translation>
        </message>
        <message>
            <source>The history of this project names a table that Sikap does not know: nothing was changed.</source>
            <translation>Riwayat proyek ini menyebut tabel yang tidak dikenal Sikap: tidak ada yang diubah.</translation>
        </message>
        <message>
            <source>The history of this project names columns that Sikap does not know: nothing was changed.</source>
            <translation>Riwayat proyek ini menyebut kolom yang tidak dikenal Sikap: tidak ada yang diubah.</translation>
        </message>
        <message>
            <source>The history of {n} days cannot be kept: choose 0 or more.</source>
            <translation>Riwayat {n} hari tidak dapat disimpan: pilih 0 atau lebih.</translation>
        </message>
        <message>
            <source>The history was shortened, but another program is using {path}, so its file is as large as before: close the other program and compact again.</source>
            <translation>Riwayat sudah dipendekkan, tetapi program lain sedang memakai {path}, jadi berkasnya masih sebesar semula: tutup program itu lalu padatkan lagi.</translation>
        </message>
        <message>
            <source>The history was shortened, but the disk is too full to write {path} anew, so its file is as large as before: free some space and compact again.</source>
            <translation>Riwayat sudah dipendekkan, tetapi disk terlalu penuh untuk menulis ulang {path}, jadi berkasnya masih sebesar semula: kosongkan ruang lalu padatkan lagi.</translation>
        </message>
        <message>
            <source>the issue</source>
            <translation>isunya</translation>
        </message>
        <message>
            <source>The issue above it. ↓ lists all.</source>
            <translation>Isu induknya. ↓ menampilkan semua.</translation>
        </message>
        <message>
            <source>The issues of this project</source>
            <translation>Isu dalam proyek ini</translation>
        </message>
        <message>
            <source>The key is then this action's alone</source>
            <translation>Tombol itu lalu hanya untuk perintah ini</translation>
        </message>
        <message>
            <source>The kind of file</source>
            <translation>Jenis berkas</translation>
        </message>
        <message>
            <source>The language of the text</source>
            <translation>Bahasa teksnya</translation>
        </message>
        <message>
            <source>The last backup that was found intact</source>
            <translation>Cadangan terakhir yang terbukti utuh</translation>
        </message>
        <message>
            <source>The links that the orphan {row} keeps are not as Sikap writes them.</source>
            <translation>Kaitan yang disimpan tanda tanpa kata {row} tidak seperti yang ditulis Sikap.</translation>
        </message>
        <message>
            <source>The log beside the file is larger than the file: {log} MB, and {file} MB.</source>
            <translation>Catatan di sebelah berkas lebih besar daripada berkasnya: {log} MB, dan {file} MB.</translation>
        </message>
        <message>
            <source>The name that stands in every table. Enter keeps it.</source>
            <translation>Nama yang tampil di setiap tabel. Enter menyimpannya.</translation>
        </message>
        <message>
            <source>The name {name} is held twice: by an actor, and as an alias of {other}.</source>
            <translation>Nama {name} dipakai dua kali: oleh satu aktor, dan sebagai nama lain dari {other}.</translation>
        </message>
        <message>
            <source>The newspaper, agency or site</source>
            <translation>Surat kabar, kantor berita, atau situsnya</translation>
        </message>
        <message>
            <source>The newspaper, agency or site; type to search</source>
            <translation>Surat kabar, kantor berita, atau situs; ketik untuk mencari</translation>
        </message>
        <message>
            <source>The note as it is shown</source>
            <translation>Catatan seperti yang ditampilkan</translation>
        </message>
        <message>
            <source>The number that was given last in {table} is none.</source>
            <translation>Nomor yang terakhir diberikan di {table} bukan nomor.</translation>
        </message>
        <message>
            <source>The orphan {row} still stands in the text as a tag: one of the two is too many.</source>
            <translation>Tanda tanpa kata {row} masih ada di teks sebagai tanda: salah satunya berlebih.</translation>
        </message>
        <message>
            <source>The pattern {pattern} fits any line: write words of the line in it.</source>
            <translation>Pola {pattern} cocok dengan baris apa pun: tulis kata-kata baris itu di dalamnya.</translation>
        </message>
        <message>
            <source>The pattern {pattern} has {{{name}}} in it, which means nothing: use one of {known}.</source>
            <translation>Pola {pattern} memuat {{{name}}}, yang tidak berarti apa-apa: pakai salah satu dari {known}.</translation>
        </message>
        <message>
            <source>The place of this step is gone.</source>
            <translation>Tempat langkah ini sudah tidak ada.</translation>
        </message>
        <message>
            <source>The printer takes nothing: see whether it is on and has paper, or save a PDF file instead.</source>
            <translation>Pencetak tidak menerima apa pun: periksa apakah pencetak menyala dan ada kertasnya, atau simpan sebagai berkas PDF.</translation>
        </message>
        <message>
            <source>The program goes on without it: set it anew, or let sikap check --repair leave it out of a copy.</source>
            <translation>Program tetap berjalan tanpanya: atur ulang, atau biarkan sikap check --repair membuat salinan tanpa pengaturan itu.</translation>
        </message>
        <message>
            <source>The project holds something that Sikap cannot have written ({what} {row}): sikap check says what is wrong, and what to do.</source>
            <translation>Proyek ini memuat sesuatu yang tidak mungkin ditulis Sikap ({what} {row}): sikap check menunjukkan apa yang salah dan apa yang perlu dilakukan.</translation>
        </message>
        <message>
            <source>The project is intact: every tag stands on its words.</source>
            <translation>Proyek utuh: setiap tanda tepat pada kata-katanya.</translation>
        </message>
        <message>
            <source>The project {path} is closed: open it again.</source>
            <translation>Proyek {path} sudah ditutup: buka kembali.</translation>
        </message>
        <message>
            <source>The projects themselves stay where they are</source>
            <translation>Proyeknya sendiri tetap di tempatnya</translation>
        </message>
        <message>
            <source>The rest of {name} was not read, because several files in it made the program stop: unpack it and import those you know.</source>
            <translation>Sisa {name} tidak dibaca karena beberapa berkas di dalamnya menghentikan program: bongkar arsip itu dan impor yang Anda kenal.</translation>
        </message>
        <message>
            <source>The rules are kept. They change no sentence of an article without tags.</source>
            <translation>Aturan disimpan. Tidak ada kalimat di artikel tanpa tanda yang berubah.</translation>
        </message>
        <message>
            <source>The rules hold for what comes in from now on.</source>
            <translation>Aturan berlaku untuk yang masuk mulai sekarang.</translation>
        </message>
        <message>
            <source>The same as a Markdown citation, with author, web address and number of the sentence.</source>
            <translation>Sama, tetapi sebagai kutipan Markdown, dengan penulis, alamat web, dan nomor kalimat.</translation>
        </message>
        <message>
            <source>The same as formatted text, for a word processor.</source>
            <translation>Sama, tetapi sebagai teks berformat untuk pengolah kata.</translation>
        </message>
        <message>
            <source>The same text as “{title}”.</source>
            <translation>Teksnya sama dengan “{title}”.</translation>
        </message>
        <message>
            <source>The same with the last issue: only the stance is left to say.</source>
            <translation>Sama, beserta isu terakhir: tinggal sikapnya yang diisi.</translation>
        </message>
        <message>
            <source>The search does not know {n} rows of {table} as they are.</source>
            <translation>Pencarian tidak mengenal {n} baris dari {table} sebagaimana adanya.</translation>
        </message>
        <message>
            <source>The search is too long: use at most {most} characters.</source>
            <translation>Pencarian terlalu panjang: paling banyak {most} karakter.</translation>
        </message>
        <message>
            <source>The search looks for other words than those that stand in {table}.</source>
            <translation>Pencarian memakai kata lain daripada yang ada di {table}.</translation>
        </message>
        <message>
            <source>The search only says what to leave out: add a word to look for, without a - before it.</source>
            <translation>Pencarian hanya menyebutkan apa yang tidak boleh ada: tambahkan kata yang dicari, tanpa - di depannya.</translation>
        </message>
        <message>
            <source>The sentence is two now. {undo} joins them.</source>
            <translation>Kalimat itu kini dua. {undo} menggabungnya lagi.</translation>
        </message>
        <message>
            <source>The span {start} to {end} goes past the end of the text, which has {length} characters.</source>
            <translation>Rentang {start} sampai {end} melewati akhir teks, yang panjangnya {length} karakter.</translation>
        </message>
        <message>
            <source>The span {start} to {end} goes past the end of the text, which is {length} characters long.</source>
            <translation>Rentang {start} sampai {end} melewati akhir teks, yang panjangnya {length} karakter.</translation>
        </message>
        <message>
            <source>The span {start} to {end} is no piece of text: it must start at 0 or later and end after its start.</source>
            <translation>Rentang {start} sampai {end} bukan potongan teks: awalnya harus 0 atau lebih, dan akhirnya sesudah awalnya.</translation>
        </message>
        <message>
            <source>the stance</source>
            <translation>sikapnya</translation>
        </message>
        <message>
            <source>The stance of a position: with actor and issue, theirs on it</source>
            <translation>Sikap sebuah posisi; bersama aktor dan isu: sikap aktor itu terhadap isu itu</translation>
        </message>
        <message>
            <source>The statement and the {kind} are in different articles: link tags of one article.</source>
            <translation>Pernyataan dan {kind} itu ada di artikel yang berbeda: kaitkan tanda dari satu artikel.</translation>
        </message>
        <message>
            <source>The tables of {path} are not as Sikap made them, so nothing in it was run: sikap check says what is different, and sikap check --repair makes a clean copy.</source>
            <translation>Tabel di {path} tidak seperti buatan Sikap, jadi tidak ada isinya yang dijalankan: sikap check menyebutkan apa yang berbeda, dan sikap check --repair membuat salinan yang bersih.</translation>
        </message>
        <message>
            <source>The tag is back.</source>
            <translation>Tanda sudah kembali.</translation>
        </message>
        <message>
            <source>The tag is gone. {undo} brings it back.</source>
            <translation>Tanda dihapus. {undo} mengembalikannya.</translation>
        </message>
        <message>
            <source>The tag is on these words now. {undo} takes it back.</source>
            <translation>Tanda kini pada kata-kata ini. {undo} mengurungkannya.</translation>
        </message>
        <message>
            <source>The tags of the article that is open are listed here. No article is open yet.</source>
            <translation>Tanda pada artikel yang dibuka akan tampil di sini. Belum ada artikel yang dibuka.</translation>
        </message>
        <message>
            <source>The tags of this article in reading order. Enter goes to the text, Del removes a tag, {link} links it. An actor or position can also be dragged onto its statement.</source>
            <translation>Tanda pada artikel ini menurut urutan baca. Enter pindah ke teks, Del menghapus tanda, {link} mengaitkannya. Aktor atau posisi juga bisa diseret ke pernyataannya.</translation>
        </message>
        <message>
            <source>The text as it was</source>
            <translation>Teks semula</translation>
        </message>
        <message>
            <source>The text as it was, with its tags. It stays in the history.</source>
            <translation>Teks semula, dengan tandanya. Teks ini tetap tersimpan di riwayat.</translation>
        </message>
        <message>
            <source>The text as it will be read</source>
            <translation>Teks seperti akan dibaca</translation>
        </message>
        <message>
            <source>The text has {count} million characters and may have {limit} million: split it into its articles.</source>
            <translation>Teks ini {count} juta karakter, padahal paling banyak {limit} juta: pisahkan menjadi artikel-artikelnya.</translation>
        </message>
        <message>
            <source>The text in row {row} of {table} cannot be read.</source>
            <translation>Teks di baris {row} pada {table} tidak dapat dibaca.</translation>
        </message>
        <message>
            <source>The text in row {row} of {table} ends too early (NUL).</source>
            <translation>Teks di baris {row} pada {table} terputus terlalu awal (NUL).</translation>
        </message>
        <message>
            <source>The text is corrected. {lost}: see below the list of tags.</source>
            <translation>Teks diperbaiki. {lost}: lihat di bawah daftar tanda.</translation>
        </message>
        <message>
            <source>The text is corrected; every tag is on its words. {undo} takes it back.</source>
            <translation>Teks diperbaiki; setiap tanda pada katanya. {undo} mengurungkannya.</translation>
        </message>
        <message>
            <source>The text itself is mended elsewhere: {correct_text}</source>
            <translation>Teksnya sendiri diperbaiki di tempat lain: {correct_text}</translation>
        </message>
        <message>
            <source>The text was changed elsewhere meanwhile: copy what you wrote, and open it again.</source>
            <translation>Sementara itu teks diubah di tempat lain: salin yang Anda tulis, lalu buka lagi.</translation>
        </message>
        <message>
            <source>The text was corrected, and these words are no longer in it.</source>
            <translation>Teks diperbaiki, dan kata-kata ini tidak ada lagi di dalamnya.</translation>
        </message>
        <message>
            <source>The texts of this table are written in HTML and were read as pages.</source>
            <translation>Teks dalam tabel ini ditulis dengan HTML dan dibaca sebagai halaman.</translation>
        </message>
        <message>
            <source>The three kinds can be told apart by colour, also with colour blindness.</source>
            <translation>Ketiga jenis dapat dibedakan dari warnanya, juga oleh orang buta warna.</translation>
        </message>
        <message>
            <source>The tour is over: this window is yours now. {help} shows the help.</source>
            <translation>Tur selesai: jendela ini sekarang milik Anda. {help} menampilkan bantuan.</translation>
        </message>
        <message>
            <source>The {kind} {name} is missing.</source>
            <translation>Bagian basis data berupa {kind} {name} tidak ada.</translation>
        </message>
        <message>
            <source>The {kind} {name} is not as Sikap made it.</source>
            <translation>Bagian basis data berupa {kind} {name} tidak lagi seperti yang dibuat Sikap.</translation>
        </message>
        <message>
            <source>The {kind} “{words}” in “{title}” no longer stands where it says.</source>
            <translation>Letak {kind} “{words}” dalam “{title}” tidak cocok lagi dengan teksnya.</translation>
        </message>
        <message>
            <source>The {name} must be a text, not {value}.</source>
            <translation>Isi {name} harus berupa teks, bukan {value}.</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Tema</translation>
        </message>
        <message>
            <source>theme automatic</source>
            <translation>tema otomatis</translation>
        </message>
        <message>
            <source>theme day bright</source>
            <translation>tema siang cerah</translation>
        </message>
        <message>
            <source>theme night black</source>
            <translation>tema malam hitam</translation>
        </message>
        <message>
            <source>theme strong</source>
            <translation>tema kuat tegas</translation>
        </message>
        <message>
            <source>theme warm brown</source>
            <translation>tema hangat cokelat</translation>
        </message>
        <message>
            <source>There are no articles in {folder}: files to import end in {kinds}.</source>
            <translation>Tidak ada artikel di {folder}: berkas yang bisa diimpor berakhiran {kinds}.</translation>
        </message>
        <message>
            <source>There are no backups yet. The first is made automatically, a few seconds after your first change.</source>
            <translation>Belum ada cadangan. Yang pertama dibuat otomatis, beberapa detik setelah perubahan pertama Anda.</translation>
        </message>
        <message>
            <source>There are too many brackets in one another: use at most {most}.</source>
            <translation>Terlalu banyak kurung di dalam kurung: paling banyak {most}.</translation>
        </message>
        <message>
            <source>There is a {kind} {name}, which Sikap has not made.</source>
            <translation>Ada {kind} {name} yang tidak dibuat oleh Sikap.</translation>
        </message>
        <message>
            <source>There is an {what} {name} already: merge the two, or choose another name.</source>
            <translation>Sudah ada {what} bernama {name}: gabungkan keduanya, atau pilih nama lain.</translation>
        </message>
        <message>
            <source>There is more of this kind: only the first {n} are listed.</source>
            <translation>Masih ada lagi yang sejenis: hanya {n} yang pertama ditampilkan.</translation>
        </message>
        <message>
            <source>There is no article here yet. {paste_article} pastes one, {add_files} opens files.</source>
            <translation>Belum ada artikel di sini. {paste_article} menempelkan artikel, {add_files} membuka berkas.</translation>
        </message>
        <message>
            <source>There is no column {column} in the table of claims.</source>
            <translation>Tidak ada kolom {column} di tabel klaim.</translation>
        </message>
        <message>
            <source>There is no file {path}: check the name and the folder.</source>
            <translation>Tidak ada berkas {path}: periksa nama dan foldernya.</translation>
        </message>
        <message>
            <source>There is no file {path}: check the name, or create a new project.</source>
            <translation>Tidak ada berkas {path}: periksa namanya, atau buat proyek baru.</translation>
        </message>
        <message>
            <source>There is no folder {folder}: make it first, or choose another place.</source>
            <translation>Tidak ada folder {folder}: buat dulu, atau pilih tempat lain.</translation>
        </message>
        <message>
            <source>There is no folder {folder}: make it first, or write {name} somewhere else.</source>
            <translation>Tidak ada folder {folder}: buat dulu, atau tulis {name} di tempat lain.</translation>
        </message>
        <message>
            <source>There is no good backup of this project.</source>
            <translation>Tidak ada cadangan yang baik dari proyek ini.</translation>
        </message>
        <message>
            <source>There is no new backup: {reason}</source>
            <translation>Tidak ada cadangan baru: {reason}</translation>
        </message>
        <message>
            <source>There is no speaker to repeat yet: say who speaks in one claim first.</source>
            <translation>Belum ada pembicara untuk diulangi: isi dulu siapa yang berbicara di satu klaim.</translation>
        </message>
        <message>
            <source>There is no statement here: press {tag_statement} to tag the sentence.</source>
            <translation>Tidak ada pernyataan di sini: tekan {tag_statement} untuk menandai kalimatnya.</translation>
        </message>
        <message>
            <source>There is no step with the number {id} in the history of this project.</source>
            <translation>Tidak ada langkah bernomor {id} dalam riwayat proyek ini.</translation>
        </message>
        <message>
            <source>There is no table {table}: choose one of {tables}.</source>
            <translation>Tidak ada tabel {table}: pilih salah satu dari {tables}.</translation>
        </message>
        <message>
            <source>There is no text to read: the article is empty.</source>
            <translation>Tidak ada teks untuk dibaca: artikelnya kosong.</translation>
        </message>
        <message>
            <source>There is no word to look for: type letters or digits.</source>
            <translation>Tidak ada kata yang dicari: ketik huruf atau angka.</translation>
        </message>
        <message>
            <source>There is no {table} with the number {id} in this project.</source>
            <translation>Tidak ada {table} bernomor {id} di proyek ini.</translation>
        </message>
        <message>
            <source>There is no {table} {id} that this step has removed: choose one of those that it lists.</source>
            <translation>Tidak ada {table} {id} yang dihapus langkah ini: pilih salah satu yang terdaftar padanya.</translation>
        </message>
        <message>
            <source>There is no {what} {name}, neither in the file nor in the project.</source>
            <translation>Tidak ada {what} bernama {name}, baik di berkas maupun di proyek.</translation>
        </message>
        <message>
            <source>There is no {what} {value}: choose one of {choices}.</source>
            <translation>Tidak ada {what} {value}: pilih salah satu dari {choices}.</translation>
        </message>
        <message>
            <source>There is nothing with so large a number in this project.</source>
            <translation>Tidak ada apa pun dengan nomor sebesar itu dalam proyek ini.</translation>
        </message>
        <message>
            <source>These are too many rows to copy: export them with Ctrl+E.</source>
            <translation>Barisnya terlalu banyak untuk disalin: ekspor dengan Ctrl+E.</translation>
        </message>
        <message>
            <source>These names become aliases: {names}.</source>
            <translation>Yang menjadi nama lain: {names}.</translation>
        </message>
        <message>
            <source>These names vanish: {names}.</source>
            <translation>Nama yang hilang: {names}.</translation>
        </message>
        <message>
            <source>These two tags are not linked.</source>
            <translation>Kedua tanda ini tidak berkaitan.</translation>
        </message>
        <message>
            <source>These two tags are not linked: link them first.</source>
            <translation>Kedua tanda ini tidak berkaitan: kaitkan dulu.</translation>
        </message>
        <message>
            <source>These {n} are used by {uses} tags; the tags stay, without them.</source>
            <translation>{n} entri ini dipakai {uses} tanda; tanda-tanda itu tetap ada, tanpa entrinya.</translation>
        </message>
        <message>
            <source>This article</source>
            <translation>Artikel ini</translation>
        </message>
        <message>
            <source>This article has no tags yet.</source>
            <translation>Artikel ini belum punya tanda.</translation>
        </message>
        <message>
            <source>This article is in the project already.</source>
            <translation>Artikel ini sudah ada di dalam proyek.</translation>
        </message>
        <message>
            <source>This article is no reprint</source>
            <translation>Artikel ini bukan terbitan ulang</translation>
        </message>
        <message>
            <source>This column cannot be edited: go to actor, issue, stance or voice.</source>
            <translation>Kolom ini tidak bisa diubah: pindah ke aktor, isu, sikap, atau cara penyampaian.</translation>
        </message>
        <message>
            <source>This file cannot be imported.</source>
            <translation>Berkas ini tidak dapat diimpor.</translation>
        </message>
        <message>
            <source>This file was made by a newer Sikap (file format {found}; this one reads up to {known}): update Sikap.</source>
            <translation>Berkas ini dibuat dengan Sikap yang lebih baru (format berkas {found}; yang ini membaca sampai {known}): perbarui Sikap.</translation>
        </message>
        <message>
            <source>This is text of the article again.</source>
            <translation>Ini isi berita lagi.</translation>
        </message>
        <message>
            <source>This is the first sentence.</source>
            <translation>Ini kalimat pertama.</translation>
        </message>
        <message>
            <source>This is the first tag.</source>
            <translation>Ini tanda pertama.</translation>
        </message>
        <message>
            <source>This is the last sentence.</source>
            <translation>Ini kalimat terakhir.</translation>
        </message>
        <message>
            <source>This is the last tag.</source>
            <translation>Ini tanda terakhir.</translation>
        </message>
        <message>
            <source>This name has {length} characters; the most is {most}.</source>
            <translation>Nama ini {length} karakter; paling banyak {most}.</translation>
        </message>
        <message>
            <source>This one stays; the others become part of it</source>
            <translation>Yang ini tetap; yang lain menjadi bagiannya</translation>
        </message>
        <message>
            <source>This project can only be read, and nothing can be tagged in it: choose Next.</source>
            <translation>Proyek ini hanya bisa dibaca, tidak ada yang bisa ditandai di dalamnya: pilih Lanjut.</translation>
        </message>
        <message>
            <source>This project cannot be opened as it is</source>
            <translation>Proyek ini tidak bisa dibuka begitu saja</translation>
        </message>
        <message>
            <source>This project is damaged: not all of it can be read.</source>
            <translation>Proyek ini rusak: tidak semuanya bisa dibaca.</translation>
        </message>
        <message>
            <source>This project lies in a folder that {name} synchronises. Close it here before it is opened on another computer, or the two of you will make two different files.</source>
            <translation>Proyek ini berada di folder yang diselaraskan oleh {name}. Tutup di sini sebelum dibuka di komputer lain; kalau tidak, akan ada dua berkas yang berbeda.</translation>
        </message>
        <message>
            <source>This project lies on a network drive ({name}). It is kept there with more care and more slowly; if the connection is lost, what you do is shown as not saved until it is back.</source>
            <translation>Proyek ini berada di diska jaringan ({name}). Di sana berkasnya disimpan lebih hati-hati dan lebih lambat; bila sambungan terputus, pekerjaan Anda ditampilkan sebagai belum tersimpan sampai sambungannya kembali.</translation>
        </message>
        <message>
            <source>This step was taken back, and with it what it had removed: there is nothing to restore.</source>
            <translation>Langkah ini sudah diurungkan, jadi yang dihapusnya sudah kembali: tidak ada yang perlu dipulihkan.</translation>
        </message>
        <message>
            <source>This tag is in its article already.</source>
            <translation>Tanda ini sudah ada di artikelnya.</translation>
        </message>
        <message>
            <source>This tag is there already: it waits below the tags of its article to be placed.</source>
            <translation>Tanda ini sudah ada: ia menunggu di bawah daftar tanda artikelnya untuk ditempatkan.</translation>
        </message>
        <message>
            <source>This text has no tags.</source>
            <translation>Teks ini tidak bertanda.</translation>
        </message>
        <message>
            <source>Tight</source>
            <translation>Rapat</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Judul</translation>
        </message>
        <message>
            <source>Title, source, author, date of publication, web address and language of the article.</source>
            <translation>Judul, sumber, penulis, tanggal terbit, alamat web, dan bahasa artikel.</translation>
        </message>
        <message>
            <source>to {day}</source>
            <translation>sampai {day}</translation>
        </message>
        <message>
            <source>to {names}</source>
            <translation>kepada {names}</translation>
        </message>
        <message>
            <source>too old to undo</source>
            <translation>terlalu lama untuk diurungkan</translation>
        </message>
        <message>
            <source>trigger</source>
            <translation>pemicu</translation>
        </message>
        <message>
            <source>Try &amp;again</source>
            <translation>Cob&amp;a lagi</translation>
        </message>
        <message>
            <source>Two sentences are one now. {undo} parts them.</source>
            <translation>Dua kalimat kini satu. {undo} memisahkannya lagi.</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Jenis</translation>
        </message>
        <message>
            <source>Type a few letters of what you want: an action, actor, issue or article.</source>
            <translation>Ketik beberapa huruf dari yang Anda cari: perintah, aktor, isu, atau artikel.</translation>
        </message>
        <message>
            <source>Type a few letters; ↓ lists all.</source>
            <translation>Ketik beberapa huruf; ↓ menampilkan semua.</translation>
        </message>
        <message>
            <source>Type of actor</source>
            <translation>Jenis aktor</translation>
        </message>
        <message>
            <source>Type words to look for in texts, quotes, actors, issues and notes.</source>
            <translation>Ketik kata yang dicari di teks, kutipan, aktor, isu, dan catatan.</translation>
        </message>
        <message>
            <source>typed</source>
            <translation>diketik</translation>
        </message>
        <message>
            <source>Typeface</source>
            <translation>Huruf</translation>
        </message>
        <message>
            <source>Typeface, size, line width, spacing and margin of the text.</source>
            <translation>Huruf, ukuran, lebar baris, spasi, dan margin teks.</translation>
        </message>
        <message>
            <source>Undoing</source>
            <translation>Mengurungkan</translation>
        </message>
        <message>
            <source>undone</source>
            <translation>diurungkan</translation>
        </message>
        <message>
            <source>undone for good</source>
            <translation>diurungkan untuk seterusnya</translation>
        </message>
        <message>
            <source>Undone: {step}</source>
            <translation>Diurungkan: {step}</translation>
        </message>
        <message>
            <source>Unlink</source>
            <translation>Lepas kaitan</translation>
        </message>
        <message>
            <source>Unlink from the first print</source>
            <translation>Lepaskan dari cetakan pertama</translation>
        </message>
        <message>
            <source>Unlinked. {undo} links them again.</source>
            <translation>Kaitan dilepas. {undo} mengaitkannya lagi.</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Sampai</translation>
        </message>
        <message>
            <source>Untitled</source>
            <translation>Tanpa judul</translation>
        </message>
        <message>
            <source>Up arrow</source>
            <translation>panah atas</translation>
        </message>
        <message>
            <source>Used once</source>
            <translation>Dipakai 1 kali</translation>
        </message>
        <message>
            <source>Used {n} times</source>
            <translation>Dipakai {n} kali</translation>
        </message>
        <message>
            <source>UTF-8</source>
            <translation>UTF-8</translation>
        </message>
        <message>
            <source>UTF-8 for spreadsheets (Excel, LibreOffice)</source>
            <translation>UTF-8 untuk lembar sebar (Excel, LibreOffice)</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Nilai</translation>
        </message>
        <message>
            <source>Values in {table} that cannot be where they were, left out or written anew: {n}.</source>
            <translation>Nilai di {table} yang tidak mungkin berada di tempatnya, ditinggalkan atau ditulis ulang: {n}.</translation>
        </message>
        <message>
            <source>Vermilion</source>
            <translation>Merah jingga</translation>
        </message>
        <message>
            <source>view</source>
            <translation>tampilan</translation>
        </message>
        <message>
            <source>Violet</source>
            <translation>Ungu</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Cara penyampaian</translation>
        </message>
        <message>
            <source>Voice: {voice}</source>
            <translation>Cara penyampaian: {voice}</translation>
        </message>
        <message>
            <source>Web address</source>
            <translation>Alamat web</translation>
        </message>
        <message>
            <source>Website line</source>
            <translation>Baris milik situs</translation>
        </message>
        <message>
            <source>website line</source>
            <translation>baris milik situs</translation>
        </message>
        <message>
            <source>Website line: {text}</source>
            <translation>Baris milik situs: {text}</translation>
        </message>
        <message>
            <source>Website lines</source>
            <translation>Baris milik situs</translation>
        </message>
        <message>
            <source>Website lines, which are dimmed and skipped: one pattern a line</source>
            <translation>Baris milik situs yang diredupkan dan dilewati, satu pola setiap baris</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Apa</translation>
        </message>
        <message>
            <source>What a position in the article is about; type to search</source>
            <translation>Isu sebuah posisi di artikel; ketik untuk mencari</translation>
        </message>
        <message>
            <source>What a programmer needs to find the mistake</source>
            <translation>Hal yang diperlukan pemrogram untuk menemukan kesalahannya</translation>
        </message>
        <message>
            <source>What becomes of all articles that are reprints</source>
            <translation>Apa jadinya semua artikel yang merupakan terbitan ulang</translation>
        </message>
        <message>
            <source>What becomes of the tags</source>
            <translation>Yang terjadi pada tanda</translation>
        </message>
        <message>
            <source>What can be done with the codebook</source>
            <translation>Apa yang bisa dilakukan dengan buku kode</translation>
        </message>
        <message>
            <source>What can be read</source>
            <translation>Yang masih terbaca</translation>
        </message>
        <message>
            <source>What can be read of {path} does not make a whole project ({reason}): nothing was written.</source>
            <translation>Yang terbaca dari {path} tidak cukup untuk satu proyek yang utuh ({reason}): tidak ada yang ditulis.</translation>
        </message>
        <message>
            <source>What changes</source>
            <translation>Apa yang berubah</translation>
        </message>
        <message>
            <source>What could not be read</source>
            <translation>Yang tidak dapat dibaca</translation>
        </message>
        <message>
            <source>What could not be read of {table}: {n}.</source>
            <translation>Yang tidak terbaca dari {table}: {n}.</translation>
        </message>
        <message>
            <source>What fits</source>
            <translation>Yang cocok</translation>
        </message>
        <message>
            <source>What fitted nowhere of {table}, left out: {n}.</source>
            <translation>Yang tidak cocok di mana pun dari {table}, ditinggalkan: {n}.</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>Apa yang terjadi</translation>
        </message>
        <message>
            <source>What is being done</source>
            <translation>Apa yang sedang dikerjakan</translation>
        </message>
        <message>
            <source>What is different in the new project</source>
            <translation>Yang berbeda di proyek baru</translation>
        </message>
        <message>
            <source>What is kept</source>
            <translation>Yang disimpan</translation>
        </message>
        <message>
            <source>What is known of the article</source>
            <translation>Yang diketahui tentang artikel</translation>
        </message>
        <message>
            <source>What is not saved</source>
            <translation>Yang belum tersimpan</translation>
        </message>
        <message>
            <source>What is set for {key} is not as Sikap writes it.</source>
            <translation>Pengaturan {key} tidak seperti yang ditulis Sikap.</translation>
        </message>
        <message>
            <source>What is wrong</source>
            <translation>Apa yang salah</translation>
        </message>
        <message>
            <source>What is wrong, and what to do about it</source>
            <translation>Apa yang salah, dan apa yang harus dilakukan</translation>
        </message>
        <message>
            <source>What it changed is no longer kept.</source>
            <translation>Perubahannya tidak lagi disimpan.</translation>
        </message>
        <message>
            <source>What kind of actor this is</source>
            <translation>Apa jenis aktor ini</translation>
        </message>
        <message>
            <source>What stands between two cells</source>
            <translation>Apa yang ada di antara dua sel</translation>
        </message>
        <message>
            <source>What the &amp;new rules match</source>
            <translation>Yan&amp;g cocok dengan aturan baru</translation>
        </message>
        <message>
            <source>What the article {article} is a reprint of goes round in a circle.</source>
            <translation>Rantai terbitan ulang dari artikel {article} berputar dalam lingkaran.</translation>
        </message>
        <message>
            <source>What the chosen step changed. Enter goes to the place; what was removed can be restored.</source>
            <translation>Yang diubah oleh langkah yang dipilih. Enter menuju tempatnya; yang dihapus dapat dipulihkan.</translation>
        </message>
        <message>
            <source>What the file was read as, and whether the article is a reprint</source>
            <translation>Berkas dibaca sebagai apa, dan apakah artikelnya terbitan ulang</translation>
        </message>
        <message>
            <source>What the import has come to</source>
            <translation>Hasil impor</translation>
        </message>
        <message>
            <source>What the issue is. Ctrl+Enter keeps it.</source>
            <translation>Apa isu ini. Ctrl+Enter menyimpannya.</translation>
        </message>
        <message>
            <source>What the new rules match</source>
            <translation>Yang cocok dengan aturan baru</translation>
        </message>
        <message>
            <source>What the step changed</source>
            <translation>Yang diubah oleh langkah ini</translation>
        </message>
        <message>
            <source>What the {what} {name} stands under goes round in a circle.</source>
            <translation>Urutan induk dari {what} {name} berputar dalam lingkaran.</translation>
        </message>
        <message>
            <source>What this step removed is no longer kept, because the history was compacted or the step left.</source>
            <translation>Yang dihapus langkah ini tidak lagi disimpan, karena riwayat sudah dipadatkan atau langkahnya ditinggalkan.</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>Cara mengatasinya</translation>
        </message>
        <message>
            <source>What was done after that is not in it.</source>
            <translation>Yang dikerjakan setelah itu tidak ada di dalamnya.</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>Yang ditemukan</translation>
        </message>
        <message>
            <source>What was mended or left out</source>
            <translation>Yang diperbaiki atau ditinggalkan</translation>
        </message>
        <message>
            <source>What was undone last cannot all be done again.</source>
            <translation>Yang terakhir diurungkan tidak semuanya dapat diulangi.</translation>
        </message>
        <message>
            <source>What will be imported</source>
            <translation>Yang akan diimpor</translation>
        </message>
        <message>
            <source>What you want to remember about this actor</source>
            <translation>Apa yang ingin Anda ingat tentang aktor ini</translation>
        </message>
        <message>
            <source>What you want to remember about this article, in Markdown</source>
            <translation>Apa yang ingin Anda ingat tentang artikel ini, dalam Markdown</translation>
        </message>
        <message>
            <source>What you want to remember about this issue</source>
            <translation>Apa yang ingin Anda ingat tentang isu ini</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Kapan</translation>
        </message>
        <message>
            <source>When it was published: 2023-11-21, 21/11/2023 or with a time</source>
            <translation>Kapan terbit: 2023-11-21, 21/11/2023, atau beserta jamnya</translation>
        </message>
        <message>
            <source>When not to use</source>
            <translation>Kapan tidak dipakai</translation>
        </message>
        <message>
            <source>When to use</source>
            <translation>Kapan dipakai</translation>
        </message>
        <message>
            <source>Where backups are kept</source>
            <translation>Tempat cadangan disimpan</translation>
        </message>
        <message>
            <source>Where it is used</source>
            <translation>Di mana dipakai</translation>
        </message>
        <message>
            <source>Where it stands on the web; it is never opened by itself</source>
            <translation>Alamatnya di web; tidak pernah dibuka dengan sendirinya</translation>
        </message>
        <message>
            <source>Where the details of article {article} were found is not as Sikap writes it.</source>
            <translation>Catatan asal rincian artikel {article} tidak seperti yang ditulis Sikap.</translation>
        </message>
        <message>
            <source>Whether the claim bar opens whenever a statement is tagged.</source>
            <translation>Menentukan apakah bilah klaim terbuka setiap kali pernyataan ditandai.</translation>
        </message>
        <message>
            <source>Whether the sentence is a website line: dimmed, and skipped by the keys. Click a dimmed one first.</source>
            <translation>Apakah kalimat ini baris milik situs: diredupkan, dan dilewati oleh tombol. Klik dulu yang redup.</translation>
        </message>
        <message>
            <source>Whether this is a direct quotation, an indirect quotation, or something that was done.</source>
            <translation>Apakah ini kutipan langsung, kutipan tak langsung, atau tindakan.</translation>
        </message>
        <message>
            <source>Which one stays?</source>
            <translation>Mana yang tetap?</translation>
        </message>
        <message>
            <source>Which positions belong elsewhere. Ctrl+Enter keeps it.</source>
            <translation>Posisi mana yang termasuk di tempat lain. Ctrl+Enter menyimpannya.</translation>
        </message>
        <message>
            <source>Which positions belong here. Ctrl+Enter keeps it.</source>
            <translation>Posisi mana yang termasuk di sini. Ctrl+Enter menyimpannya.</translation>
        </message>
        <message>
            <source>Which rows are shown</source>
            <translation>Baris yang ditampilkan</translation>
        </message>
        <message>
            <source>Which sheet is shown. Page Up and Page Down turn them over.</source>
            <translation>Lembar mana yang ditampilkan. Page Up dan Page Down membaliknya.</translation>
        </message>
        <message>
            <source>Which stance: + support, 0 neutral, − oppose. Backspace takes it back, Enter goes on without a word.</source>
            <translation>Bagaimana sikapnya: + mendukung, 0 netral, − menentang. Backspace mencabutnya, Enter melanjutkan tanpa mengisi.</translation>
        </message>
        <message>
            <source>which stance?</source>
            <translation>bagaimana sikapnya?</translation>
        </message>
        <message>
            <source>while working</source>
            <translation>selama bekerja</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Siapa</translation>
        </message>
        <message>
            <source>who says it</source>
            <translation>siapa yang mengatakannya</translation>
        </message>
        <message>
            <source>Who says it. Enter takes the highlighted name, Ctrl+Enter one more speaker, Ctrl+Shift+Enter an addressee. Backspace in the empty field takes the last one away.</source>
            <translation>Siapa yang mengatakannya. Enter mengambil nama yang disorot, Ctrl+Enter satu pembicara lagi, Ctrl+Shift+Enter lawan bicara. Backspace di kolom kosong mencabut nama terakhir.</translation>
        </message>
        <message>
            <source>Who says what. Enter says more of a claim, {next_gap} goes to the next gap, Del removes, Esc goes to the text.</source>
            <translation>Siapa mengatakan apa. Enter melanjutkan klaim, {next_gap} ke yang berikutnya yang belum lengkap, Del menghapus, Esc ke teks.</translation>
        </message>
        <message>
            <source>Who says what? Some letters of the name and {enter}; the stance: {support} {neutral} {oppose}; the issue and {enter}. On a statement, {code} opens the claim bar.</source>
            <translation>Siapa mengatakan apa? Beberapa huruf nama lalu {enter}; sikap: {support} {neutral} {oppose}; isu lalu {enter}. Pada pernyataan, {code} membuka bilah klaim.</translation>
        </message>
        <message>
            <source>Who wrote it</source>
            <translation>Siapa yang menulisnya</translation>
        </message>
        <message>
            <source>Who?</source>
            <translation>Siapa?</translation>
        </message>
        <message>
            <source>who?</source>
            <translation>siapa?</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Sebab</translation>
        </message>
        <message>
            <source>Wide</source>
            <translation>Lebar</translation>
        </message>
        <message>
            <source>Width of: {pane}</source>
            <translation>Lebar: {pane}</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Jendela</translation>
        </message>
        <message>
            <source>With blue-yellow colour blindness, these are told apart only by shape: {pairs}.</source>
            <translation>Bagi orang yang buta warna biru-kuning, hanya dapat dibedakan dari bentuknya: {pairs}.</translation>
        </message>
        <message>
            <source>With notes</source>
            <translation>Dengan catatan</translation>
        </message>
        <message>
            <source>With red-green colour blindness, these are told apart only by shape: {pairs}.</source>
            <translation>Bagi orang yang buta warna merah-hijau, hanya dapat dibedakan dari bentuknya: {pairs}.</translation>
        </message>
        <message>
            <source>Without a date</source>
            <translation>Tanpa tanggal</translation>
        </message>
        <message>
            <source>Without a language</source>
            <translation>Tanpa bahasa</translation>
        </message>
        <message>
            <source>Without a source</source>
            <translation>Tanpa sumber</translation>
        </message>
        <message>
            <source>Without it, each file is asked about</source>
            <translation>Bila tidak, setiap berkas ditanyakan</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>Kata</translation>
        </message>
        <message>
            <source>Words after which a full stop does not end a sentence, one a line</source>
            <translation>Kata yang titiknya tidak mengakhiri kalimat, satu setiap baris</translation>
        </message>
        <message>
            <source>Words to find in the article</source>
            <translation>Kata yang dicari di artikel</translation>
        </message>
        <message>
            <source>Words to look for</source>
            <translation>Kata yang dicari</translation>
        </message>
        <message>
            <source>Words to look for in all pages (Ctrl+F)</source>
            <translation>Kata yang dicari di semua halaman (Ctrl+F)</translation>
        </message>
        <message>
            <source>Work in progress</source>
            <translation>Pekerjaan yang berlangsung</translation>
        </message>
        <message>
            <source>Write a note on the chosen tag, or on the statement of the sentence.</source>
            <translation>Menulis catatan untuk tanda yang terpilih, atau untuk pernyataan di kalimat itu.</translation>
        </message>
        <message>
            <source>Write all that can be read, mended where needed, to a new project</source>
            <translation>Tulis semua yang bisa dibaca, diperbaiki bila perlu, ke proyek baru</translation>
        </message>
        <message>
            <source>Write exactly what is shown to a file (Ctrl+E).</source>
            <translation>Menulis persis yang ditampilkan ke berkas (Ctrl+E).</translation>
        </message>
        <message>
            <source>Write here, or paste a longer version over it. Ctrl+Enter saves.</source>
            <translation>Tulis di sini, atau tempelkan versi yang lebih panjang. Ctrl+Enter menyimpan.</translation>
        </message>
        <message>
            <source>Write nothing</source>
            <translation>Tidak menulis apa-apa</translation>
        </message>
        <message>
            <source>Write tags, claims, sentences or articles to a CSV file.</source>
            <translation>Menulis tanda, klaim, kalimat, atau artikel ke berkas CSV.</translation>
        </message>
        <message>
            <source>Write the article with its tags and claims to a PDF file.</source>
            <translation>Tulis artikel dengan tanda dan klaimnya ke berkas PDF.</translation>
        </message>
        <message>
            <source>Write the backup into a new project, and open it; the damaged file stays as it is</source>
            <translation>Tulis cadangan ke proyek baru, lalu buka; berkas yang rusak tetap apa adanya</translation>
        </message>
        <message>
            <source>Write the file</source>
            <translation>Menulis berkasnya</translation>
        </message>
        <message>
            <source>Write the sheets to a PDF file</source>
            <translation>Tulis semua lembar ke berkas PDF</translation>
        </message>
        <message>
            <source>Write the whole project to another file.</source>
            <translation>Tulis seluruh proyek ke berkas lain.</translation>
        </message>
        <message>
            <source>Write what can be read into a new project, and open it; the damaged file stays as it is</source>
            <translation>Tulis yang terbaca ke proyek baru, lalu buka; berkas yang rusak tetap apa adanya</translation>
        </message>
        <message>
            <source>year-month-day, or only the year</source>
            <translation>tahun-bulan-hari, atau tahunnya saja</translation>
        </message>
        <message>
            <source>Yellow</source>
            <translation>Kuning</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ya</translation>
        </message>
        <message>
            <source>Your tags are safe, but for what is shown as not saved.</source>
            <translation>Tanda Anda aman, kecuali yang ditampilkan sebagai belum tersimpan.</translation>
        </message>
        <message>
            <source>Your tags are safe: each one was saved when you made it.</source>
            <translation>Tanda Anda aman: masing-masing sudah tersimpan ketika Anda membuatnya.</translation>
        </message>
        <message>
            <source>zero</source>
            <translation>nol</translation>
        </message>
        <message>
            <source>zoom in font</source>
            <translation>zum besar fon</translation>
        </message>
        <message>
            <source>zoom out font</source>
            <translation>zum kecil fon</translation>
        </message>
        <message>
            <source>{action}: off</source>
            <translation>{action}: nonaktif</translation>
        </message>
        <message>
            <source>{action}: on</source>
            <translation>{action}: aktif</translation>
        </message>
        <message>
            <source>{beside} belongs to a project that was here before, and may hold work of it: put that project back beside it, or choose another name for the new one.</source>
            <translation>{beside} milik proyek yang dulu ada di sini, dan mungkin berisi hasil kerjanya: kembalikan proyek itu di sampingnya, atau pilih nama lain untuk yang baru.</translation>
        </message>
        <message>
            <source>{beside} was not made by Sikap, and opening the project beside it could change other files: move it away, and open the project again.</source>
            <translation>{beside} tidak dibuat oleh Sikap, dan membuka proyek di sebelahnya dapat mengubah berkas lain: pindahkan berkas itu, lalu buka lagi proyeknya.</translation>
        </message>
        <message>
            <source>{characters} characters, {sentences} sentences, added on {day}</source>
            <translation>{characters} karakter, {sentences} kalimat, ditambahkan pada {day}</translation>
        </message>
        <message>
            <source>{complete} of {n} claims complete</source>
            <translation>{complete} dari {n} klaim lengkap</translation>
        </message>
        <message>
            <source>{complete}/{n} claims</source>
            <translation>{complete}/{n} klaim</translation>
        </message>
        <message>
            <source>{count} sentences</source>
            <translation>{count} kalimat</translation>
        </message>
        <message>
            <source>{export} writes your tags, or the claims, to a CSV file: a table for a spreadsheet, R or Python.</source>
            <translation>{export} menulis tanda Anda, atau klaimnya, ke berkas CSV: tabel untuk lembar sebar, R, atau Python.</translation>
        </message>
        <message>
            <source>{file} cannot be found: it was moved, renamed or deleted, or its drive is not connected.</source>
            <translation>{file} tidak ditemukan: mungkin dipindahkan, diganti namanya, dihapus, atau diskanya tidak terpasang.</translation>
        </message>
        <message>
            <source>{file} does not hold what was tagged: {n} of {all} rows agree.</source>
            <translation>{file} tidak memuat apa yang ditandai: {n} dari {all} baris cocok.</translation>
        </message>
        <message>
            <source>{file} is open already: its window has come forward.</source>
            <translation>{file} sudah terbuka: jendelanya sekarang di depan.</translation>
        </message>
        <message>
            <source>{hits} in the articles that were looked through</source>
            <translation>{hits} di artikel yang sempat diperiksa</translation>
        </message>
        <message>
            <source>{kind} now: {text}</source>
            <translation>{kind} sekarang: {text}</translation>
        </message>
        <message>
            <source>{kind} tag</source>
            <translation>Tanda {kind}</translation>
        </message>
        <message>
            <source>{kind}: {colour}</source>
            <translation>{kind}: {colour}</translation>
        </message>
        <message>
            <source>{name} (read only)</source>
            <translation>{name} (hanya baca)</translation>
        </message>
        <message>
            <source>{name} cannot be imported. {reason}</source>
            <translation>{name} tidak bisa diimpor. {reason}</translation>
        </message>
        <message>
            <source>{name} cannot be read: it is damaged or not what its name says.</source>
            <translation>{name} tidak dapat dibaca: berkas itu rusak atau isinya bukan seperti namanya.</translation>
        </message>
        <message>
            <source>{name} cannot be written to the folder {folder}: check that the folder is there and can be written to.</source>
            <translation>{name} tidak dapat ditulis ke folder {folder}: pastikan foldernya ada dan dapat ditulisi.</translation>
        </message>
        <message>
            <source>{name} cannot stand under {parent}: that would be a circle.</source>
            <translation>{name} tidak bisa berada di bawah {parent}: {name} akan menjadi bagian dari dirinya sendiri.</translation>
        </message>
        <message>
            <source>{name} defines entities in its XML, as files made to do harm do: it was not opened.</source>
            <translation>{name} mendefinisikan entitas dalam XML-nya, seperti berkas yang dibuat untuk merusak: berkas itu tidak dibuka.</translation>
        </message>
        <message>
            <source>{name} has a | in it, which stands between two names: write another sign.</source>
            <translation>{name} memuat tanda |, padahal tanda itu memisahkan nama: pakai tanda lain.</translation>
        </message>
        <message>
            <source>{name} has no article that can be read: open the article itself, whole, in the browser and save that page.</source>
            <translation>{name} tidak berisi artikel yang dapat dibaca: buka artikelnya sendiri secara utuh di peramban, lalu simpan halaman itu.</translation>
        </message>
        <message>
            <source>{name} has no column that looks like the text of articles; its columns are {columns}. Say which one is the text.</source>
            <translation>{name} tidak punya kolom yang tampak seperti teks artikel; kolomnya {columns}. Sebutkan kolom mana yang berisi teks.</translation>
        </message>
        <message>
            <source>{name} has no column {column}: its first line must name the columns, at least entry and name.</source>
            <translation>{name} tidak punya kolom {column}: baris pertamanya harus memuat nama kolom, setidaknya entry dan name.</translation>
        </message>
        <message>
            <source>{name} has no column {column}; its columns are {columns}.</source>
            <translation>{name} tidak punya kolom {column}; kolomnya {columns}.</translation>
        </message>
        <message>
            <source>{name} has no text in the column {column}: say which column holds the text of the articles.</source>
            <translation>{name} tidak punya teks di kolom {column}: sebutkan kolom mana yang berisi teks artikel.</translation>
        </message>
        <message>
            <source>{name} has no {member} in it: it is damaged or not what its name says.</source>
            <translation>{name} tidak berisi {member}: berkas itu rusak atau isinya bukan seperti namanya.</translation>
        </message>
        <message>
            <source>{name} has the column {column} twice: rename one.</source>
            <translation>{name} punya dua kolom {column}: ganti nama salah satunya.</translation>
        </message>
        <message>
            <source>{name} has two files named {member} in it: give each a name of its own and pack it again.</source>
            <translation>{name} berisi dua berkas bernama {member}: beri masing-masing nama sendiri, lalu kemas lagi.</translation>
        </message>
        <message>
            <source>{name} has {pages} pages, and a file may have {limit}: split it into its articles.</source>
            <translation>{name} terdiri atas {pages} halaman, padahal paling banyak {limit}: pisahkan menjadi artikel-artikelnya.</translation>
        </message>
        <message>
            <source>{name} has {size} MB, and a file may have {limit} MB: split it into its articles.</source>
            <translation>{name} berukuran {size} MB, padahal paling besar {limit} MB: pisahkan menjadi artikel-artikelnya.</translation>
        </message>
        <message>
            <source>{name} holds no JSON objects: each article must be one, on a line of its own or in a list.</source>
            <translation>{name} tidak berisi objek JSON: setiap artikel harus berupa satu objek, pada baris sendiri atau dalam daftar.</translation>
        </message>
        <message>
            <source>{name} holds pictures of pages and no text: make it searchable (OCR) first.</source>
            <translation>{name} berisi gambar halaman tanpa teks: jadikan dapat dicari (OCR) lebih dulu.</translation>
        </message>
        <message>
            <source>{name} holds {count} files, and an archive may hold {limit}: split it into smaller ones.</source>
            <translation>{name} berisi {count} berkas, padahal arsip paling banyak berisi {limit}: pisahkan menjadi beberapa arsip.</translation>
        </message>
        <message>
            <source>{name} is a file of {what}: open it with its program, save it as {better} and import that.</source>
            <translation>{name} adalah berkas {what}: buka dengan programnya, simpan sebagai {better}, lalu impor hasilnya.</translation>
        </message>
        <message>
            <source>{name} is a folder: choose the files in it.</source>
            <translation>{name} adalah folder: pilih berkas di dalamnya.</translation>
        </message>
        <message>
            <source>{name} is a picture: have the text in it recognised, save that as text or PDF and import it.</source>
            <translation>{name} adalah gambar: kenali dulu teks di dalamnya (OCR), simpan sebagai teks atau PDF, lalu impor.</translation>
        </message>
        <message>
            <source>{name} is a project or another database, no article: open it, do not import it.</source>
            <translation>{name} adalah proyek atau basis data lain, bukan artikel: buka, jangan diimpor.</translation>
        </message>
        <message>
            <source>{name} is a recording: write down what is said in it and import that.</source>
            <translation>{name} adalah rekaman: tuliskan isinya, lalu impor tulisannya.</translation>
        </message>
        <message>
            <source>{name} is a Word 97 file, or protected by a password: save it as a .docx without one and import that.</source>
            <translation>{name} adalah berkas Word 97, atau dilindungi kata sandi: simpan sebagai .docx tanpa kata sandi, lalu impor.</translation>
        </message>
        <message>
            <source>{name} is a {what} archive: unpack it and import the files in it, or pack them as ZIP.</source>
            <translation>{name} adalah arsip {what}: bongkar dan impor berkas di dalamnya, atau kemas sebagai ZIP.</translation>
        </message>
        <message>
            <source>{name} is a {what} file and not {kind}: give it the ending it should have, or save it as {kind}.</source>
            <translation>{name} adalah berkas {what}, bukan {kind}: beri akhiran nama yang semestinya, atau simpan sebagai {kind}.</translation>
        </message>
        <message>
            <source>{name} is a {what} file, not text: save it as a text file and import that.</source>
            <translation>{name} adalah berkas {what}, bukan teks: simpan sebagai berkas teks lalu impor berkas itu.</translation>
        </message>
        <message>
            <source>{name} is already an alias of {actor}: merge the two, or choose another name.</source>
            <translation>{name} sudah menjadi nama lain {actor}: gabungkan keduanya, atau pilih nama lain.</translation>
        </message>
        <message>
            <source>{name} is an archive inside an archive: unpack it and import the files in it.</source>
            <translation>{name} adalah arsip di dalam arsip: bongkar dan impor berkas di dalamnya.</translation>
        </message>
        <message>
            <source>{name} is damaged or not whole: get it again, or open it with its program and save it anew.</source>
            <translation>{name} rusak atau tidak utuh: ambil lagi, atau buka dengan programnya dan simpan ulang.</translation>
        </message>
        <message>
            <source>{name} is empty: there is no text to import.</source>
            <translation>{name} kosong: tidak ada teks untuk diimpor.</translation>
        </message>
        <message>
            <source>{name} is no name in the list: choose one from it.</source>
            <translation>{name} tidak ada di daftar: pilih salah satu nama di sana.</translation>
        </message>
        <message>
            <source>{name} is no {kind} file: save it as one with its program and import that.</source>
            <translation>{name} bukan berkas {kind}: simpan dulu sebagai {kind} dengan programnya, lalu impor.</translation>
        </message>
        <message>
            <source>{name} is no {what} file, whatever its name says: open it with its program and save it anew.</source>
            <translation>{name} bukan berkas {what}, apa pun namanya: buka dengan programnya dan simpan ulang.</translation>
        </message>
        <message>
            <source>{name} is not a file that can be read: choose a text file.</source>
            <translation>{name} bukan berkas yang bisa dibaca: pilih berkas teks.</translation>
        </message>
        <message>
            <source>{name} is not text that can be read: save it as UTF-8 text and import that.</source>
            <translation>{name} bukan teks yang bisa dibaca: simpan sebagai teks UTF-8 lalu impor berkas itu.</translation>
        </message>
        <message>
            <source>{name} is not UTF-8 text: save it as “CSV UTF-8” and import it again.</source>
            <translation>{name} bukan teks UTF-8: simpan sebagai “CSV UTF-8” lalu impor lagi.</translation>
        </message>
        <message>
            <source>{name} is packed in a way that cannot be read: pack it again as an ordinary ZIP archive.</source>
            <translation>{name} dikemas dengan cara yang tidak dapat dibaca: kemas lagi sebagai arsip ZIP biasa.</translation>
        </message>
        <message>
            <source>{name} is protected against copying and cannot be read: import an unprotected copy.</source>
            <translation>{name} dilindungi terhadap penyalinan dan tidak dapat dibaca: impor salinan yang tidak dilindungi.</translation>
        </message>
        <message>
            <source>{name} is protected by a password: save a copy without one and import that.</source>
            <translation>{name} dilindungi kata sandi: simpan salinannya tanpa kata sandi, lalu impor.</translation>
        </message>
        <message>
            <source>{name} is protected by a password: save it without one and import that.</source>
            <translation>{name} dilindungi kata sandi: simpan tanpa kata sandi, lalu impor.</translation>
        </message>
        <message>
            <source>{name} is the &amp;addressee</source>
            <translation>Jadikan {name} l&amp;awan bicara</translation>
        </message>
        <message>
            <source>{name} is the &amp;speaker</source>
            <translation>Jadikan {name} pem&amp;bicara</translation>
        </message>
        <message>
            <source>{name} made the program that reads it stop: it is damaged or made to do harm.</source>
            <translation>{name} menghentikan program yang membacanya: berkas itu rusak atau dibuat untuk merusak.</translation>
        </message>
        <message>
            <source>{name} names the columns and nothing else: write an actor or issue in each line.</source>
            <translation>{name} hanya memuat nama kolom: tulis satu aktor atau isu di setiap baris.</translation>
        </message>
        <message>
            <source>{name} needs too much memory to be read: split it into its parts.</source>
            <translation>{name} perlu terlalu banyak memori untuk dibaca: pisahkan menjadi bagian-bagiannya.</translation>
        </message>
        <message>
            <source>{name} rescued</source>
            <translation>{name} diselamatkan</translation>
        </message>
        <message>
            <source>{name} restored</source>
            <translation>{name} dipulihkan</translation>
        </message>
        <message>
            <source>{name} says it is {encoding} text but has damaged letters: save it again as UTF-8 text.</source>
            <translation>{name} mengaku teks {encoding} tetapi hurufnya rusak: simpan ulang sebagai teks UTF-8.</translation>
        </message>
        <message>
            <source>{name} stands in line {first} already: keep one of the two.</source>
            <translation>{name} sudah ada di baris {first}: biarkan salah satunya saja.</translation>
        </message>
        <message>
            <source>{name} took longer than {seconds} seconds to read: split it, or open it with its program and save it anew.</source>
            <translation>{name} perlu lebih dari {seconds} detik untuk dibaca: pisahkan, atau buka dengan programnya dan simpan ulang.</translation>
        </message>
        <message>
            <source>{name} unpacks to far more than it holds, as files made to do harm do: it was not opened.</source>
            <translation>{name} mengembang jauh melebihi isinya, seperti berkas yang dibuat untuk merusak: berkas itu tidak dibuka.</translation>
        </message>
        <message>
            <source>{name} unpacks to {size} MB, and an archive may hold {limit}: split it into smaller ones.</source>
            <translation>{name} mengembang menjadi {size} MB, padahal arsip paling besar {limit} MB: pisahkan menjadi beberapa arsip.</translation>
        </message>
        <message>
            <source>{name}, row {row}: the sentence is not as long as its start and end say; export it again.</source>
            <translation>{name}, baris {row}: panjang kalimatnya tidak sesuai dengan awal dan akhirnya; ekspor lagi.</translation>
        </message>
        <message>
            <source>{number} of {total}</source>
            <translation>{number} dari {total}</translation>
        </message>
        <message>
            <source>{n} actors</source>
            <translation>{n} aktor</translation>
        </message>
        <message>
            <source>{n} aliases</source>
            <translation>{n} nama lain</translation>
        </message>
        <message>
            <source>{n} are chosen</source>
            <translation>{n} terpilih</translation>
        </message>
        <message>
            <source>{n} are reprints.</source>
            <translation>{n} adalah terbitan ulang.</translation>
        </message>
        <message>
            <source>{n} articles</source>
            <translation>{n} artikel</translation>
        </message>
        <message>
            <source>{n} articles added.</source>
            <translation>{n} artikel ditambahkan.</translation>
        </message>
        <message>
            <source>{n} articles are in {file}.</source>
            <translation>{n} artikel ada di {file}.</translation>
        </message>
        <message>
            <source>{n} articles were found.</source>
            <translation>{n} artikel ditemukan.</translation>
        </message>
        <message>
            <source>{n} changes are not saved (first: {step}).</source>
            <translation>{n} perubahan belum tersimpan (pertama: {step}).</translation>
        </message>
        <message>
            <source>{n} changes are not saved and would be lost. {reason}</source>
            <translation>{n} perubahan belum tersimpan dan akan hilang. {reason}</translation>
        </message>
        <message>
            <source>{n} claims</source>
            <translation>{n} klaim</translation>
        </message>
        <message>
            <source>{n} entries written to {file}.</source>
            <translation>{n} entri ditulis ke {file}.</translation>
        </message>
        <message>
            <source>{n} files could not be read.</source>
            <translation>{n} berkas tidak dapat dibaca.</translation>
        </message>
        <message>
            <source>{n} files of other kinds were passed over.</source>
            <translation>{n} berkas jenis lain dilewati.</translation>
        </message>
        <message>
            <source>{n} go with their corrected words</source>
            <translation>{n} ikut kata yang diperbaiki</translation>
        </message>
        <message>
            <source>{n} hits</source>
            <translation>{n} temuan</translation>
        </message>
        <message>
            <source>{n} hits; the first are shown. More words find fewer.</source>
            <translation>{n} temuan; yang pertama ditampilkan. Semakin banyak kata, semakin sedikit temuan.</translation>
        </message>
        <message>
            <source>{n} issues</source>
            <translation>{n} isu</translation>
        </message>
        <message>
            <source>{n} links</source>
            <translation>{n} kaitan</translation>
        </message>
        <message>
            <source>{n} lose their words</source>
            <translation>{n} kehilangan katanya</translation>
        </message>
        <message>
            <source>{n} more</source>
            <translation>{n} lainnya</translation>
        </message>
        <message>
            <source>{n} of {all} steps are done</source>
            <translation>{n} dari {all} langkah sudah dilakukan</translation>
        </message>
        <message>
            <source>{n} of {known} go to the new entry</source>
            <translation>{n} dari {known} dibawa entri baru</translation>
        </message>
        <message>
            <source>{n} of {m} claims</source>
            <translation>{n} dari {m} klaim</translation>
        </message>
        <message>
            <source>{n} of {total} will be imported</source>
            <translation>{n} dari {total} akan diimpor</translation>
        </message>
        <message>
            <source>{n} paragraphs</source>
            <translation>{n} paragraf</translation>
        </message>
        <message>
            <source>{n} places found</source>
            <translation>{n} tempat ditemukan</translation>
        </message>
        <message>
            <source>{n} positions</source>
            <translation>{n} posisi</translation>
        </message>
        <message>
            <source>{n} pt</source>
            <translation>{n} pt</translation>
        </message>
        <message>
            <source>{n} rows</source>
            <translation>{n} baris</translation>
        </message>
        <message>
            <source>{n} rows written to {file}.</source>
            <translation>{n} baris ditulis ke {file}.</translation>
        </message>
        <message>
            <source>{n} rows; these are the first {shown}</source>
            <translation>{n} baris; ini {shown} yang pertama</translation>
        </message>
        <message>
            <source>{n} sentences</source>
            <translation>{n} kalimat</translation>
        </message>
        <message>
            <source>{n} statements</source>
            <translation>{n} pernyataan</translation>
        </message>
        <message>
            <source>{n} steps</source>
            <translation>{n} langkah</translation>
        </message>
        <message>
            <source>{n} steps can be taken back; what they changed takes about {size} in the file.</source>
            <translation>{n} langkah dapat diurungkan; perubahannya memakan sekitar {size} di dalam berkas.</translation>
        </message>
        <message>
            <source>{n} steps forgotten, {size} freed.</source>
            <translation>{n} langkah dilupakan, {size} dikosongkan.</translation>
        </message>
        <message>
            <source>{n} steps undone.</source>
            <translation>{n} langkah diurungkan.</translation>
        </message>
        <message>
            <source>{n} tags</source>
            <translation>{n} tanda</translation>
        </message>
        <message>
            <source>{n} tags are back.</source>
            <translation>{n} tanda sudah kembali.</translation>
        </message>
        <message>
            <source>{n} tags have lost their words</source>
            <translation>{n} tanda kehilangan katanya</translation>
        </message>
        <message>
            <source>{n} tags stay</source>
            <translation>{n} tanda tetap</translation>
        </message>
        <message>
            <source>{n} tags use it; they stay, without it.</source>
            <translation>{n} tanda memakainya; tanda-tanda itu tetap ada, tanpa entri ini.</translation>
        </message>
        <message>
            <source>{n} tags without their words</source>
            <translation>{n} tanda tanpa kata</translation>
        </message>
        <message>
            <source>{n} tags: {tags}</source>
            <translation>{n} tanda: {tags}</translation>
        </message>
        <message>
            <source>{n} things are wrong in this project.</source>
            <translation>Ada {n} hal yang salah di proyek ini.</translation>
        </message>
        <message>
            <source>{n} were left out as reprints.</source>
            <translation>{n} tidak diimpor karena terbitan ulang.</translation>
        </message>
        <message>
            <source>{n} with gaps ({next_gap}: next gap)</source>
            <translation>{n} belum lengkap: tekan {next_gap}</translation>
        </message>
        <message>
            <source>{one} and {other}</source>
            <translation>{one} dan {other}</translation>
        </message>
        <message>
            <source>{one} or {other}</source>
            <translation>{one} atau {other}</translation>
        </message>
        <message>
            <source>{path} belongs to a project or another database: give the file another name.</source>
            <translation>{path} milik sebuah proyek atau basis data lain: beri nama lain pada berkas itu.</translation>
        </message>
        <message>
            <source>{path} cannot be reached: check that its disk or folder is still there.</source>
            <translation>{path} tidak bisa dijangkau: periksa apakah disk atau foldernya masih ada.</translation>
        </message>
        <message>
            <source>{path} cannot be read: ask its owner for permission, or copy it.</source>
            <translation>{path} tidak bisa dibaca: minta izin kepada pemiliknya, atau buat salinannya.</translation>
        </message>
        <message>
            <source>{path} cannot be read: {reason}.</source>
            <translation>{path} tidak bisa dibaca: {reason}.</translation>
        </message>
        <message>
            <source>{path} cannot be written: choose another folder or name.</source>
            <translation>{path} tidak bisa ditulis: pilih folder atau nama lain.</translation>
        </message>
        <message>
            <source>{path} cannot be written: close it in other programs, or choose a folder that you may write to.</source>
            <translation>{path} tidak bisa ditulis: tutup di program lain, atau pilih folder yang boleh Anda tulisi.</translation>
        </message>
        <message>
            <source>{path} is a folder: add the name of a file.</source>
            <translation>{path} adalah folder: tambahkan nama berkas.</translation>
        </message>
        <message>
            <source>{path} is a folder: choose a project file (*.sikap) in it.</source>
            <translation>{path} adalah folder: pilih berkas proyek (*.sikap) di dalamnya.</translation>
        </message>
        <message>
            <source>{path} is a folder: give the name of a file in it.</source>
            <translation>{path} adalah folder: sebutkan nama berkas di dalamnya.</translation>
        </message>
        <message>
            <source>{path} is a project or another database: give the file to write another name.</source>
            <translation>{path} adalah proyek atau basis data lain: beri nama lain untuk berkas yang akan ditulis.</translation>
        </message>
        <message>
            <source>{path} is a project that is open here: choose another file.</source>
            <translation>{path} adalah proyek yang sedang terbuka di sini: pilih berkas lain.</translation>
        </message>
        <message>
            <source>{path} is a SQLite database of another program, not a Sikap project: choose a file that Sikap has made.</source>
            <translation>{path} adalah basis data SQLite milik program lain, bukan proyek Sikap: pilih berkas yang dibuat Sikap.</translation>
        </message>
        <message>
            <source>{path} is another project than the one that was open: nothing was changed.</source>
            <translation>{path} adalah proyek lain, bukan yang tadi terbuka: tidak ada yang diubah.</translation>
        </message>
        <message>
            <source>{path} is damaged ({reason}).</source>
            <translation>{path} rusak ({reason}).</translation>
        </message>
        <message>
            <source>{path} is damaged ({reason}): open a backup copy of it.</source>
            <translation>{path} rusak ({reason}): buka salinan cadangannya.</translation>
        </message>
        <message>
            <source>{path} is damaged and cannot be read: open a backup copy of it instead.</source>
            <translation>{path} rusak dan tidak bisa dibaca: buka salinan cadangannya saja.</translation>
        </message>
        <message>
            <source>{path} is no longer there, or another file has taken its place: nothing was changed. Put it back and try again, or save a copy of the project somewhere else.</source>
            <translation>{path} tidak ada lagi, atau berkas lain menggantikan tempatnya: tidak ada yang diubah. Kembalikan berkasnya lalu coba lagi, atau simpan salinan proyek di tempat lain.</translation>
        </message>
        <message>
            <source>{path} is not a name that a file can have here: choose another.</source>
            <translation>{path} bukan nama yang dapat dipakai berkas di sini: pilih nama lain.</translation>
        </message>
        <message>
            <source>{path} is not a Sikap project: choose a file that Sikap has made (*.sikap).</source>
            <translation>{path} bukan proyek Sikap: pilih berkas yang dibuat Sikap (*.sikap).</translation>
        </message>
        <message>
            <source>{path} is read-only: copy it to a folder of your own, or allow writing to it, and open it again.</source>
            <translation>{path} hanya bisa dibaca: salin ke folder Anda sendiri, atau izinkan penulisan, lalu buka lagi.</translation>
        </message>
        <message>
            <source>{path} is there already: choose another name.</source>
            <translation>{path} sudah ada: pilih nama lain.</translation>
        </message>
        <message>
            <source>{path} is there already: open it, or choose another name for the new project.</source>
            <translation>{path} sudah ada: buka saja, atau pilih nama lain untuk proyek baru.</translation>
        </message>
        <message>
            <source>{path} may not be read: ask its owner for the right to open it.</source>
            <translation>{path} tidak boleh dibaca: minta izin membukanya kepada pemiliknya.</translation>
        </message>
        <message>
            <source>{path} was made by a newer Sikap (file format {found}; this one reads up to {known}): update Sikap.</source>
            <translation>{path} dibuat oleh Sikap yang lebih baru (format berkas {found}; yang ini membaca sampai {known}): perbarui Sikap.</translation>
        </message>
        <message>
            <source>{path} was not written: {reason}.</source>
            <translation>{path} tidak ditulis: {reason}.</translation>
        </message>
        <message>
            <source>{reason} Files that can be imported end in {kinds}.</source>
            <translation>{reason} Berkas yang bisa diimpor berakhiran {kinds}.</translation>
        </message>
        <message>
            <source>{share}% the same as “{title}”.</source>
            <translation>{share}% sama dengan “{title}”.</translation>
        </message>
        <message>
            <source>{shown} of {known}</source>
            <translation>{shown} dari {known}</translation>
        </message>
        <message>
            <source>{shown} of {n} articles</source>
            <translation>{shown} dari {n} artikel</translation>
        </message>
        <message>
            <source>{statements} statements, {actors} actors, {positions} positions</source>
            <translation>{statements} pernyataan, {actors} aktor, {positions} posisi</translation>
        </message>
        <message>
            <source>{tagged} of {sentences} sentences tagged</source>
            <translation>{tagged} dari {sentences} kalimat bertanda</translation>
        </message>
        <message>
            <source>{tagged}/{n} sentences</source>
            <translation>{tagged}/{n} kalimat</translation>
        </message>
        <message>
            <source>{tags} in {articles} will change to {name}.</source>
            <translation>{tags} di {articles} beralih ke {name}.</translation>
        </message>
        <message>
            <source>{tag}, {n} of {all}: {text}</source>
            <translation>{tag}, {n} dari {all}: {text}</translation>
        </message>
        <message>
            <source>{value} is no colour: write it like #2a6f97, or leave it empty.</source>
            <translation>{value} bukan warna: tulis seperti #2a6f97, atau biarkan kosong.</translation>
        </message>
        <message>
            <source>{value} is no date: write it as 2023, 2023-11, 2023-11-22 or 22/11/2023.</source>
            <translation>{value} bukan tanggal: tulis seperti 2023, 2023-11, 2023-11-22, atau 22/11/2023.</translation>
        </message>
        <message>
            <source>{value} is no date: write it as 2023-11-21, 2023-11-21T08:30:00Z, 21/11/2023 or 21 November 2023.</source>
            <translation>{value} bukan tanggal: tulis seperti 2023-11-21, 2023-11-21T08:30:00Z, 21/11/2023, atau 21 November 2023.</translation>
        </message>
        <message>
            <source>{value} is no date: write it as year-month-day, such as 2023-11-21.</source>
            <translation>{value} bukan tanggal: tulis tahun-bulan-hari, misalnya 2023-11-21.</translation>
        </message>
        <message>
            <source>{value} is no language code: write one such as id, ms or en.</source>
            <translation>{value} bukan kode bahasa: tulis misalnya id, ms, atau en.</translation>
        </message>
        <message>
            <source>{word} is no abbreviation: write one word without its last full stop, such as Pol or S.H.</source>
            <translation>{word} bukan singkatan: tulis satu kata tanpa titik terakhirnya, seperti Pol atau S.H.</translation>
        </message>
        <message>
            <source>– none –</source>
            <translation>– tidak ada –</translation>
        </message>
        <message>
            <source>“{action}” cannot be used now.</source>
            <translation>“{action}” sedang tidak bisa dipakai.</translation>
        </message>
        <message>
            <source>“{action}” has {key} already.</source>
            <translation>“{action}” sudah memakai {key}.</translation>
        </message>
        <message>
            <source>“{name}” has been changed by another program. Choose how to go on:</source>
            <translation>“{name}” telah diubah oleh program lain. Pilih cara melanjutkan:</translation>
        </message>
        <message>
            <source>“{name}” is damaged. Sikap has not changed it. Choose how to go on:</source>
            <translation>“{name}” rusak. Sikap tidak mengubahnya. Pilih cara melanjutkan:</translation>
        </message>
        <message>
            <source>“{name}” is not a Sikap project, or its beginning is gone. Choose how to go on:</source>
            <translation>“{name}” bukan proyek Sikap, atau bagian awalnya hilang. Pilih cara melanjutkan:</translation>
        </message>
        <message>
            <source>“{name}” was not taken: press Enter to take a name from the list.</source>
            <translation>“{name}” tidak diambil: tekan Enter untuk mengambil nama dari daftar.</translation>
        </message>
        <message>
            <source>“{title}” is back.</source>
            <translation>“{title}” sudah kembali.</translation>
        </message>
        <message>
            <source>“{title}” is not open any more as it was: open it and try again.</source>
            <translation>“{title}” tidak lagi terbuka seperti tadi: bukalah lalu coba lagi.</translation>
        </message>
        <message>
            <source>“{title}” was sent to the printer.</source>
            <translation>“{title}” sudah dikirim ke pencetak.</translation>
        </message>
        <message>
            <source>… and {n} more</source>
            <translation>… dan {n} lagi</translation>
        </message>
        <message>
            <source>⚠ Say which column holds the text of the articles.</source>
            <translation>⚠ Sebutkan kolom mana yang berisi teks artikel.</translation>
        </message>
        <message>
            <source>⚠ {key} begins like {also}, the key of “{other}”. Take it, or press another key.</source>
            <translation>⚠ {key} berawal sama dengan {also}, tombol untuk “{other}”. Ambil, atau tekan tombol lain.</translation>
        </message>
        <message>
            <source>⚠ {key} cannot be changed. {why} Press another key.</source>
            <translation>⚠ {key} tidak bisa diubah. {why} Tekan tombol lain.</translation>
        </message>
        <message>
            <source>⚠ {key} is also the key of “{other}”. Take it from there, or press another key.</source>
            <translation>⚠ {key} juga tombol untuk “{other}”. Ambil dari sana, atau tekan tombol lain.</translation>
        </message>
        <message>
            <source>⚠ {n} keys are the most an action can have. Take one away first.</source>
            <translation>⚠ Satu perintah paling banyak punya {n} tombol. Cabut satu dulu.</translation>
        </message>
        <message>
            <source>⚠ “{one}” and “{other}” have the same key: {key}</source>
            <translation>⚠ “{one}” dan “{other}” memakai tombol yang sama: {key}</translation>
        </message>
    </context>
    <context>
        <name>QAbstractFileIconProvider</name>
        <message>
            <source>Alias</source>
            <translation>Alias</translation>
        </message>
        <message>
            <source>Drive</source>
            <translation>Kandar</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Berkas</translation>
        </message>
        <message>
            <source>File Folder</source>
            <translation>Folder Berkas</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Folder</translation>
        </message>
        <message>
            <source>Shortcut</source>
            <translation>Pintasan</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Tidak dikenal</translation>
        </message>
    </context>
    <context>
        <name>QAbstractSpinBox</name>
        <message>
            <source>&amp;Select All</source>
            <translation>&amp;Pilih Semua</translation>
        </message>
        <message>
            <source>&amp;Step up</source>
            <translation>&amp;Naikkan</translation>
        </message>
        <message>
            <source>Step &amp;down</source>
            <translation>&amp;Turunkan</translation>
        </message>
    </context>
    <context>
        <name>QColorDialog</name>
        <message>
            <source>&amp;Add to Custom Colors</source>
            <translation>Tam&amp;bahkan ke warna buatan sendiri</translation>
        </message>
        <message>
            <source>&amp;Basic colors</source>
            <translation>Warna &amp;dasar</translation>
        </message>
        <message>
            <source>&amp;Custom colors</source>
            <translation>Warna bua&amp;tan sendiri</translation>
        </message>
        <message>
            <source>&amp;Green:</source>
            <translation>&amp;Hijau:</translation>
        </message>
        <message>
            <source>&amp;HTML:</source>
            <translation>H&amp;TML:</translation>
        </message>
        <message>
            <source>&amp;Pick Screen Color</source>
            <translation>Ambil warna dari &amp;layar</translation>
        </message>
        <message>
            <source>&amp;Red:</source>
            <translation>&amp;Merah:</translation>
        </message>
        <message>
            <source>&amp;Sat:</source>
            <translation>&amp;Saturasi:</translation>
        </message>
        <message>
            <source>&amp;Val:</source>
            <translation>&amp;Nilai:</translation>
        </message>
        <message>
            <source>A&amp;lpha channel:</source>
            <translation>Kanal &amp;alfa:</translation>
        </message>
        <message>
            <source>Bl&amp;ue:</source>
            <translation>&amp;Biru:</translation>
        </message>
        <message>
            <source>Cursor at %1, %2
Press ESC to cancel</source>
            <translation>Kursor di %1, %2
Tekan ESC untuk batal</translation>
        </message>
        <message>
            <source>Hu&amp;e:</source>
            <translation>&amp;Rona:</translation>
        </message>
        <message>
            <source>Select Color</source>
            <translation>Pilih Warna</translation>
        </message>
    </context>
    <context>
        <name>QComboBox</name>
        <message>
            <source>False</source>
            <translation>Tidak</translation>
        </message>
        <message>
            <source>Open the combo box selection popup</source>
            <translation>Buka daftar pilihan</translation>
        </message>
        <message>
            <source>True</source>
            <translation>Ya</translation>
        </message>
    </context>
    <context>
        <name>QDialog</name>
        <message>
            <source>What's This?</source>
            <translation>Apa Ini?</translation>
        </message>
    </context>
    <context>
        <name>QDialogButtonBox</name>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
    </context>
    <context>
        <name>QDockWidget</name>
        <message>
            <source>Close</source>
            <translation>Tutup</translation>
        </message>
        <message>
            <source>Closes the dock widget</source>
            <translation>Menutup panel</translation>
        </message>
        <message>
            <source>Float</source>
            <translation>Lepas</translation>
        </message>
        <message>
            <source>Undocks and re-attaches the dock widget</source>
            <translation>Melepas atau memasang kembali panel</translation>
        </message>
    </context>
    <context>
        <name>QErrorMessage</name>
        <message>
            <source>&amp;OK</source>
            <translation>&amp;OK</translation>
        </message>
        <message>
            <source>&amp;Show this message again</source>
            <translation>&amp;Tampilkan lagi pesan ini</translation>
        </message>
    </context>
    <context>
        <name>QFileDialog</name>
        <message>
            <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
            <translation>%1
Folder tidak ditemukan.
Periksa kembali nama foldernya.</translation>
        </message>
        <message>
            <source>%1
File not found.
Please verify the correct file name was given.</source>
            <translation>%1
Berkas tidak ditemukan.
Periksa kembali nama berkasnya.</translation>
        </message>
        <message>
            <source>%1 already exists.
Do you want to replace it?</source>
            <translation>%1 sudah ada.
Gantikan?</translation>
        </message>
        <message>
            <source>&amp;Choose</source>
            <translation>&amp;Pilih</translation>
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation>&amp;Hapus</translation>
        </message>
        <message>
            <source>&amp;Look in:</source>
            <translation>&amp;Lihat di:</translation>
        </message>
        <message>
            <source>&amp;New Folder</source>
            <translation>Folder &amp;Baru</translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>&amp;Buka</translation>
        </message>
        <message>
            <source>&amp;Rename</source>
            <translation>&amp;Ganti Nama</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>&amp;Simpan</translation>
        </message>
        <message>
            <source>'%1' is write protected.
Do you want to delete it anyway?</source>
            <translation>'%1' dilindungi dari penulisan.
Tetap hapus?</translation>
        </message>
        <message>
            <source>Alias</source>
            <translation>Alias</translation>
        </message>
        <message>
            <source>All Files (*)</source>
            <translation>Semua Berkas (*)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Semua berkas (*)</translation>
        </message>
        <message>
            <source>Are you sure you want to delete '%1'?</source>
            <translation>Yakin ingin menghapus '%1'?</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Kembali</translation>
        </message>
        <message>
            <source>Change to detail view mode</source>
            <translation>Tampilkan dengan perincian</translation>
        </message>
        <message>
            <source>Change to list view mode</source>
            <translation>Tampilkan sebagai daftar</translation>
        </message>
        <message>
            <source>Could not delete directory.</source>
            <translation>Folder tidak dapat dihapus.</translation>
        </message>
        <message>
            <source>Create New Folder</source>
            <translation>Buat Folder Baru</translation>
        </message>
        <message>
            <source>Create a New Folder</source>
            <translation>Buat folder baru</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Hapus</translation>
        </message>
        <message>
            <source>Detail View</source>
            <translation>Tampilan Perincian</translation>
        </message>
        <message>
            <source>Directories</source>
            <translation>Folder</translation>
        </message>
        <message>
            <source>Directory:</source>
            <translation>Folder:</translation>
        </message>
        <message>
            <source>Drive</source>
            <translation>Kandar</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Berkas</translation>
        </message>
        <message>
            <source>File &amp;name:</source>
            <translation>&amp;Nama berkas:</translation>
        </message>
        <message>
            <source>File Folder</source>
            <translation>Folder Berkas</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Berkas</translation>
        </message>
        <message>
            <source>Files of &amp;type:</source>
            <translation>&amp;Jenis berkas:</translation>
        </message>
        <message>
            <source>Files of type:</source>
            <translation>Jenis berkas:</translation>
        </message>
        <message>
            <source>Find Directory</source>
            <translation>Cari Folder</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Folder</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Maju</translation>
        </message>
        <message>
            <source>Go back</source>
            <translation>Kembali</translation>
        </message>
        <message>
            <source>Go forward</source>
            <translation>Maju</translation>
        </message>
        <message>
            <source>Go to the parent directory</source>
            <translation>Ke folder induk</translation>
        </message>
        <message>
            <source>List View</source>
            <translation>Tampilan Daftar</translation>
        </message>
        <message>
            <source>List of places and bookmarks</source>
            <translation>Daftar tempat dan penanda</translation>
        </message>
        <message>
            <source>Look in:</source>
            <translation>Lihat di:</translation>
        </message>
        <message>
            <source>My Computer</source>
            <translation>Komputer Saya</translation>
        </message>
        <message>
            <source>New Folder</source>
            <translation>Folder Baru</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Buka</translation>
        </message>
        <message>
            <source>Parent Directory</source>
            <translation>Folder Induk</translation>
        </message>
        <message>
            <source>Recent Places</source>
            <translation>Tempat Terakhir</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Singkirkan</translation>
        </message>
        <message>
            <source>Save As</source>
            <translation>Simpan Sebagai</translation>
        </message>
        <message>
            <source>Shortcut</source>
            <translation>Pintasan</translation>
        </message>
        <message>
            <source>Show </source>
            <translation>Tampilkan </translation>
        </message>
        <message>
            <source>Show &amp;hidden files</source>
            <translation>Tampilkan berkas &amp;tersembunyi</translation>
        </message>
        <message>
            <source>Sidebar</source>
            <translation>Bilah sisi</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Tidak dikenal</translation>
        </message>
    </context>
    <context>
        <name>QFileSystemModel</name>
        <message>
            <source>&lt;b&gt;The name "%1" cannot be used.&lt;/b&gt;&lt;p&gt;Try using another name, with fewer characters or no punctuation marks.</source>
            <translation>&lt;b&gt;Nama "%1" tidak dapat dipakai.&lt;/b&gt;&lt;p&gt;Coba nama lain yang lebih pendek atau tanpa tanda baca.</translation>
        </message>
        <message>
            <source>Computer</source>
            <translation>Komputer</translation>
        </message>
        <message>
            <source>Date Modified</source>
            <translation>Tanggal Diubah</translation>
        </message>
        <message>
            <source>Invalid filename</source>
            <translation>Nama berkas tidak sah</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Jenis</translation>
        </message>
        <message>
            <source>My Computer</source>
            <translation>Komputer Saya</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nama</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Ukuran</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Jenis</translation>
        </message>
    </context>
    <context>
        <name>QGnomeTheme</name>
        <message>
            <source>&amp;Cancel</source>
            <translation>&amp;Batal</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>&amp;Tutup</translation>
        </message>
        <message>
            <source>&amp;OK</source>
            <translation>&amp;OK</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>&amp;Simpan</translation>
        </message>
        <message>
            <source>Close without Saving</source>
            <translation>Tutup tanpa Menyimpan</translation>
        </message>
    </context>
    <context>
        <name>QInputDialog</name>
        <message>
            <source>Enter a value:</source>
            <translation>Isikan nilai:</translation>
        </message>
    </context>
    <context>
        <name>QLineEdit</name>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Salin</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>&amp;Tempel</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Ulangi</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Urungkan</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>Po&amp;tong</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Hapus</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>Pilih Semua</translation>
        </message>
    </context>
    <context>
        <name>QMessageBox</name>
        <message>
            <source>Help</source>
            <translation>Bantuan</translation>
        </message>
        <message>
            <source>Hide Details...</source>
            <translation>Sembunyikan Perincian...</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>Show Details...</source>
            <translation>Tampilkan Perincian...</translation>
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>&amp;No</source>
            <translation>&amp;Tidak</translation>
        </message>
        <message>
            <source>&amp;Yes</source>
            <translation>&amp;Ya</translation>
        </message>
        <message>
            <source>Abort</source>
            <translation>Hentikan</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Terapkan</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Batal</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Tutup</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Buang</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Bantuan</translation>
        </message>
        <message>
            <source>Ignore</source>
            <translation>Abaikan</translation>
        </message>
        <message>
            <source>N&amp;o to All</source>
            <translation>Tida&amp;k untuk Semua</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Buka</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Atur Ulang</translation>
        </message>
        <message>
            <source>Restore Defaults</source>
            <translation>Kembalikan ke Bawaan</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Coba Lagi</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Simpan</translation>
        </message>
        <message>
            <source>Save All</source>
            <translation>Simpan Semua</translation>
        </message>
        <message>
            <source>Yes to &amp;All</source>
            <translation>Ya untuk &amp;Semua</translation>
        </message>
    </context>
    <context>
        <name>QProgressDialog</name>
        <message>
            <source>Cancel</source>
            <translation>Batal</translation>
        </message>
    </context>
    <context>
        <name>QScrollBar</name>
        <message>
            <source>Bottom</source>
            <translation>Paling bawah</translation>
        </message>
        <message>
            <source>Left edge</source>
            <translation>Tepi kiri</translation>
        </message>
        <message>
            <source>Line down</source>
            <translation>Satu baris ke bawah</translation>
        </message>
        <message>
            <source>Line up</source>
            <translation>Satu baris ke atas</translation>
        </message>
        <message>
            <source>Page down</source>
            <translation>Satu halaman ke bawah</translation>
        </message>
        <message>
            <source>Page left</source>
            <translation>Satu halaman ke kiri</translation>
        </message>
        <message>
            <source>Page right</source>
            <translation>Satu halaman ke kanan</translation>
        </message>
        <message>
            <source>Page up</source>
            <translation>Satu halaman ke atas</translation>
        </message>
        <message>
            <source>Right edge</source>
            <translation>Tepi kanan</translation>
        </message>
        <message>
            <source>Scroll down</source>
            <translation>Gulir ke bawah</translation>
        </message>
        <message>
            <source>Scroll here</source>
            <translation>Gulir ke sini</translation>
        </message>
        <message>
            <source>Scroll left</source>
            <translation>Gulir ke kiri</translation>
        </message>
        <message>
            <source>Scroll right</source>
            <translation>Gulir ke kanan</translation>
        </message>
        <message>
            <source>Scroll up</source>
            <translation>Gulir ke atas</translation>
        </message>
        <message>
            <source>Top</source>
            <translation>Paling atas</translation>
        </message>
    </context>
    <context>
        <name>QShortcut</name>
        <message>
            <source>Down</source>
            <translation>Bawah</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Kiri</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>Kanan</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Spasi</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Atas</translation>
        </message>
    </context>
    <context>
        <name>QTabBar</name>
        <message>
            <source>Scroll Left</source>
            <translation>Gulir ke Kiri</translation>
        </message>
        <message>
            <source>Scroll Right</source>
            <translation>Gulir ke Kanan</translation>
        </message>
    </context>
    <context>
        <name>QUnicodeControlCharacterMenu</name>
        <message>
            <source>Insert Unicode control character</source>
            <translation>Sisipkan karakter kendali Unicode</translation>
        </message>
    </context>
    <context>
        <name>QWhatsThisAction</name>
        <message>
            <source>What's This?</source>
            <translation>Apa Ini?</translation>
        </message>
    </context>
    <context>
        <name>QWidgetTextControl</name>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Salin</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>&amp;Tempel</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Ulangi</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Urungkan</translation>
        </message>
        <message>
            <source>Copy &amp;Link Location</source>
            <translation>Salin A&amp;lamat Tautan</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>Po&amp;tong</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Hapus</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>Pilih Semua</translation>
        </message>
    </context>
</TS>
