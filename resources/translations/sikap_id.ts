<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID" sourcelanguage="en">
    <context>
        <name>Sikap</name>
        <message>
            <source>&amp;About Sikap</source>
            <translation>&amp;Tentang Sikap</translation>
        </message>
        <message>
            <source>&amp;Actor</source>
            <translation>&amp;Aktor</translation>
        </message>
        <message>
            <source>&amp;Annotations</source>
            <translation>T&amp;anda</translation>
        </message>
        <message>
            <source>&amp;Author</source>
            <translation>P&amp;enulis</translation>
        </message>
        <message>
            <source>&amp;Browse…</source>
            <translation>&amp;Telusuri…</translation>
        </message>
        <message>
            <source>&amp;Check project</source>
            <translation>&amp;Periksa proyek</translation>
        </message>
        <message>
            <source>&amp;Claims</source>
            <translation>&amp;Klaim</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>&amp;Tutup</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Salin</translation>
        </message>
        <message>
            <source>&amp;Day or night</source>
            <translation>S&amp;iang atau malam</translation>
        </message>
        <message>
            <source>&amp;Details…</source>
            <translation>&amp;Perincian…</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Sunting</translation>
        </message>
        <message>
            <source>&amp;Encoding</source>
            <translation>Pengodean &amp;huruf</translation>
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
            <source>&amp;Format</source>
            <translation>&amp;Format</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>&amp;Pindah</translation>
        </message>
        <message>
            <source>&amp;Go to the text</source>
            <translation>Ke &amp;teks</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>Ba&amp;ntuan</translation>
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
            <source>&amp;Language</source>
            <translation>&amp;Bahasa</translation>
        </message>
        <message>
            <source>&amp;Larger text</source>
            <translation>Per&amp;besar teks</translation>
        </message>
        <message>
            <source>&amp;List of articles</source>
            <translation>Daftar &amp;artikel</translation>
        </message>
        <message>
            <source>&amp;New project…</source>
            <translation>Proyek &amp;baru…</translation>
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
            <source>&amp;Open articles…</source>
            <translation>B&amp;uka artikel…</translation>
        </message>
        <message>
            <source>&amp;Paste article</source>
            <translation>&amp;Tempel artikel</translation>
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
            <source>&amp;Published</source>
            <translation>&amp;Terbit</translation>
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
            <source>&amp;Redo</source>
            <translation>U&amp;langi</translation>
        </message>
        <message>
            <source>&amp;Remove tag</source>
            <translation>&amp;Hapus tanda</translation>
        </message>
        <message>
            <source>&amp;Replace</source>
            <translation>&amp;Ganti</translation>
        </message>
        <message>
            <source>&amp;Sentences</source>
            <translation>Kali&amp;mat</translation>
        </message>
        <message>
            <source>&amp;Smaller text</source>
            <translation>Per&amp;kecil teks</translation>
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
            <source>&amp;Tag</source>
            <translation>&amp;Tandai</translation>
        </message>
        <message>
            <source>&amp;Title</source>
            <translation>&amp;Judul</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Urungkan</translation>
        </message>
        <message>
            <source>&amp;Usual text size</source>
            <translation>&amp;Ukuran teks biasa</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>Ta&amp;mpilan</translation>
        </message>
        <message>
            <source>1 actor</source>
            <translation>1 aktor</translation>
        </message>
        <message>
            <source>1 article</source>
            <translation>1 artikel</translation>
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
            <source>1 sentence</source>
            <translation>1 kalimat</translation>
        </message>
        <message>
            <source>1 statement</source>
            <translation>1 pernyataan</translation>
        </message>
        <message>
            <source>1 tag</source>
            <translation>1 tanda</translation>
        </message>
        <message>
            <source>2023-11-21 or 21/11/2023</source>
            <translation>2023-11-21 atau 21/11/2023</translation>
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
            <source>A statement has no actor, issue or stance of its own: link an actor or a position tag to it.</source>
            <translation>Pernyataan tidak punya aktor, isu, atau sikap sendiri: kaitkan tanda aktor atau posisi dengannya.</translation>
        </message>
        <message>
            <source>A&amp;ddress</source>
            <translation>Alamat &amp;web</translation>
        </message>
        <message>
            <source>A&amp;rticles</source>
            <translation>A&amp;rtikel</translation>
        </message>
        <message>
            <source>About Sikap</source>
            <translation>Tentang Sikap</translation>
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
            <source>actor_alias</source>
            <translation>nama lain aktor</translation>
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
            <source>Add articles from text and Markdown files.</source>
            <translation>Menambah artikel dari berkas teks dan Markdown.</translation>
        </message>
        <message>
            <source>Added “{title}”.</source>
            <translation>“{title}” ditambahkan.</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Alamat web</translation>
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
            <source>annotation</source>
            <translation>tanda</translation>
        </message>
        <message>
            <source>another program</source>
            <translation>program lain</translation>
        </message>
        <message>
            <source>Another program is writing to {path}: nothing was changed; try again in a moment.</source>
            <translation>Program lain sedang menulis ke {path}: tidak ada yang diubah; coba lagi sebentar.</translation>
        </message>
        <message>
            <source>article</source>
            <translation>artikel</translation>
        </message>
        <message>
            <source>Article &amp;details…</source>
            <translation>Perincian &amp;artikel…</translation>
        </message>
        <message>
            <source>Article deleted. Ctrl+Z brings it back with its tags.</source>
            <translation>Artikel dihapus. Ctrl+Z mengembalikannya beserta tandanya.</translation>
        </message>
        <message>
            <source>Article from &amp;clipboard</source>
            <translation>Artikel dari papan kli&amp;p</translation>
        </message>
        <message>
            <source>Article text</source>
            <translation>Teks artikel</translation>
        </message>
        <message>
            <source>Articles</source>
            <translation>Artikel</translation>
        </message>
        <message>
            <source>Articles ({patterns})</source>
            <translation>Artikel ({patterns})</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>Penulis</translation>
        </message>
        <message>
            <source>block</source>
            <translation>blok</translation>
        </message>
        <message>
            <source>boilerplate</source>
            <translation>baris milik situs</translation>
        </message>
        <message>
            <source>Browse for the file</source>
            <translation>Telusuri berkas</translation>
        </message>
        <message>
            <source>C&amp;lose</source>
            <translation>T&amp;utup</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Batal</translation>
        </message>
        <message>
            <source>Changes of {table} are not recorded for undo: {names} is missing.</source>
            <translation>Perubahan pada {table} tidak dicatat untuk diurungkan: {names} tidak ada.</translation>
        </message>
        <message>
            <source>Checking the project</source>
            <translation>Memeriksa proyek</translation>
        </message>
        <message>
            <source>Choose a sentence first: press ↓.</source>
            <translation>Pilih kalimat dulu: tekan ↓.</translation>
        </message>
        <message>
            <source>Choose a tag first: click it, or press M.</source>
            <translation>Pilih tanda dulu: klik tandanya, atau tekan M.</translation>
        </message>
        <message>
            <source>Choose the folder and the name of the file</source>
            <translation>Pilih folder dan nama berkas</translation>
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
            <source>Code of the language</source>
            <translation>Kode bahasa</translation>
        </message>
        <message>
            <source>Code, such as jv or ar</source>
            <translation>Kode, misalnya jv atau ar</translation>
        </message>
        <message>
            <source>coder</source>
            <translation>pengode</translation>
        </message>
        <message>
            <source>Comma  ,</source>
            <translation>Koma  ,</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Disalin</translation>
        </message>
        <message>
            <source>Copy the details, to send them to the makers of Sikap</source>
            <translation>Salin perinciannya untuk dikirim kepada pembuat Sikap</translation>
        </message>
        <message>
            <source>Copy the selected words, or the sentence.</source>
            <translation>Menyalin kata yang terpilih, atau kalimatnya.</translation>
        </message>
        <message>
            <source>CSV files (*.csv);;All files (*)</source>
            <translation>Berkas CSV (*.csv);;Semua berkas (*)</translation>
        </message>
        <message>
            <source>Delete &amp;article</source>
            <translation>Hapus a&amp;rtikel</translation>
        </message>
        <message>
            <source>Delete article</source>
            <translation>Hapus artikel</translation>
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
            <source>E&amp;xport</source>
            <translation>&amp;Ekspor</translation>
        </message>
        <message>
            <source>Edit article</source>
            <translation>Ubah artikel</translation>
        </message>
        <message>
            <source>Edit tag</source>
            <translation>Ubah tanda</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>Pengodean huruf</translation>
        </message>
        <message>
            <source>English</source>
            <translation>Inggris</translation>
        </message>
        <message>
            <source>Enter reads an article, Del removes it, Ctrl+V adds one from the clipboard.</source>
            <translation>Enter membaca artikel, Del menghapusnya, Ctrl+V menambah artikel dari papan klip.</translation>
        </message>
        <message>
            <source>Every sentence of this article has a tag.</source>
            <translation>Setiap kalimat artikel ini sudah bertanda.</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Ekspor</translation>
        </message>
        <message>
            <source>Export to</source>
            <translation>Ekspor ke</translation>
        </message>
        <message>
            <source>Exported to CSV.</source>
            <translation>Diekspor ke CSV.</translation>
        </message>
        <message>
            <source>Exporting</source>
            <translation>Mengekspor</translation>
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
            <source>Filter articles</source>
            <translation>Saring artikel</translation>
        </message>
        <message>
            <source>Filter articles…</source>
            <translation>Saring artikel…</translation>
        </message>
        <message>
            <source>For spreadsheets the file starts with a mark that tells them it is UTF-8, and an apostrophe is put before text that they would run as a formula.</source>
            <translation>Untuk lembar sebar, berkas dimulai dengan penanda bahwa isinya UTF-8, dan apostrof diletakkan di depan teks yang akan dijalankan sebagai rumus.</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>Give a name or a number, not {value}.</source>
            <translation>Berikan nama atau nomor, bukan {value}.</translation>
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
            <source>history_step</source>
            <translation>langkah riwayat</translation>
        </message>
        <message>
            <source>How far you are with this article</source>
            <translation>Seberapa jauh artikel ini sudah dikerjakan</translation>
        </message>
        <message>
            <source>How many rows the file will have</source>
            <translation>Berapa baris isi berkas nanti</translation>
        </message>
        <message>
            <source>How much is done</source>
            <translation>Berapa banyak yang sudah selesai</translation>
        </message>
        <message>
            <source>In work</source>
            <translation>Dikerjakan</translation>
        </message>
        <message>
            <source>in work</source>
            <translation>dikerjakan</translation>
        </message>
        <message>
            <source>index</source>
            <translation>indeks</translation>
        </message>
        <message>
            <source>Indonesian</source>
            <translation>Indonesia</translation>
        </message>
        <message>
            <source>issue</source>
            <translation>isu</translation>
        </message>
        <message>
            <source>Keep these details in the project</source>
            <translation>Simpan perincian ini di proyek</translation>
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
            <source>Leave everything as it is</source>
            <translation>Biarkan semuanya seperti adanya</translation>
        </message>
        <message>
            <source>Leave the details as they were</source>
            <translation>Biarkan perinciannya seperti semula</translation>
        </message>
        <message>
            <source>Library</source>
            <translation>Pustaka</translation>
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
            <source>Link {row} does not tie a statement to an actor or position of the same article.</source>
            <translation>Kaitan {row} tidak menghubungkan pernyataan dengan aktor atau posisi di artikel yang sama.</translation>
        </message>
        <message>
            <source>List of ta&amp;gs</source>
            <translation>&amp;Daftar tanda</translation>
        </message>
        <message>
            <source>Make a new, empty project file.</source>
            <translation>Membuat berkas proyek baru yang kosong.</translation>
        </message>
        <message>
            <source>Make an article of the text in the clipboard.</source>
            <translation>Membuat artikel dari teks di papan klip.</translation>
        </message>
        <message>
            <source>Malay</source>
            <translation>Melayu</translation>
        </message>
        <message>
            <source>More is written in {log}</source>
            <translation>Selengkapnya tercatat di {log}</translation>
        </message>
        <message>
            <source>Move tag</source>
            <translation>Geser tanda</translation>
        </message>
        <message>
            <source>Name a file to write.</source>
            <translation>Sebutkan berkas yang akan ditulis.</translation>
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
            <source>New project</source>
            <translation>Proyek baru</translation>
        </message>
        <message>
            <source>Next &amp;article</source>
            <translation>Artikel b&amp;erikutnya</translation>
        </message>
        <message>
            <source>Next &amp;tag</source>
            <translation>&amp;Tanda berikutnya</translation>
        </message>
        <message>
            <source>Next sentence &amp;without tags</source>
            <translation>Kalimat berikutnya ta&amp;npa tanda</translation>
        </message>
        <message>
            <source>No article has these words in its title or source. Press Esc to see all.</source>
            <translation>Tidak ada artikel dengan kata ini di judul atau sumbernya. Tekan Esc untuk melihat semua.</translation>
        </message>
        <message>
            <source>No articles yet. Paste one with Ctrl+V, drop files here, or use File &gt; Open.</source>
            <translation>Belum ada artikel. Tempel dengan Ctrl+V, lepas berkas di sini, atau pakai Berkas &gt; Buka artikel.</translation>
        </message>
        <message>
            <source>No rows yet: the file will have its header only.</source>
            <translation>Belum ada baris: berkas hanya akan berisi baris judul.</translation>
        </message>
        <message>
            <source>No tags yet. Go to a sentence with ↓ and press S, A or P.</source>
            <translation>Belum ada tanda. Pindah ke sebuah kalimat dengan ↓ lalu tekan S, A, atau P.</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>Tidak diketahui</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>Belum tersimpan</translation>
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
            <source>Note: {note}</source>
            <translation>Catatan: {note}</translation>
        </message>
        <message>
            <source>Nothing can be undone or redone inside a step: end the step first.</source>
            <translation>Di tengah sebuah langkah, tidak ada yang bisa diurungkan atau diulangi: selesaikan dulu langkah itu.</translation>
        </message>
        <message>
            <source>Nothing to read yet. Paste an article with Ctrl+V, drop files here, or open them with Ctrl+O.</source>
            <translation>Belum ada yang bisa dibaca. Tempel artikel dengan Ctrl+V, lepas berkas di sini, atau buka dengan Ctrl+O.</translation>
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
            <source>Number of articles</source>
            <translation>Jumlah artikel</translation>
        </message>
        <message>
            <source>Number of rows</source>
            <translation>Jumlah baris</translation>
        </message>
        <message>
            <source>Number of tags</source>
            <translation>Jumlah tanda</translation>
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
            <source>Open &amp;project…</source>
            <translation>Buka pr&amp;oyek…</translation>
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
            <source>Open project</source>
            <translation>Buka proyek</translation>
        </message>
        <message>
            <source>oppose</source>
            <translation>menentang</translation>
        </message>
        <message>
            <source>Other…</source>
            <translation>Lainnya…</translation>
        </message>
        <message>
            <source>Place in the article</source>
            <translation>Letak di artikel</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>Posisi</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Pratinjau</translation>
        </message>
        <message>
            <source>Previous arti&amp;cle</source>
            <translation>Artikel sebelu&amp;mnya</translation>
        </message>
        <message>
            <source>Previous ta&amp;g</source>
            <translation>Tanda sebelumn&amp;ya</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Kemajuan</translation>
        </message>
        <message>
            <source>Published</source>
            <translation>Terbit</translation>
        </message>
        <message>
            <source>Re&amp;move article</source>
            <translation>&amp;Hapus artikel</translation>
        </message>
        <message>
            <source>Re&amp;move tag</source>
            <translation>&amp;Hapus tanda</translation>
        </message>
        <message>
            <source>Reading articles</source>
            <translation>Membaca artikel</translation>
        </message>
        <message>
            <source>Reading: the first article is open.</source>
            <translation>Membaca: artikel pertama terbuka.</translation>
        </message>
        <message>
            <source>Redoing</source>
            <translation>Mengulangi</translation>
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
            <source>Row {row} of {table} names a row of {what} that is not there.</source>
            <translation>Baris {row} pada tabel {table} merujuk baris pada tabel {what} yang tidak ada.</translation>
        </message>
        <message>
            <source>S&amp;ource</source>
            <translation>S&amp;umber</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Simpan</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Tersimpan</translation>
        </message>
        <message>
            <source>Se&amp;parator</source>
            <translation>P&amp;emisah</translation>
        </message>
        <message>
            <source>Search the help</source>
            <translation>Cari di bantuan</translation>
        </message>
        <message>
            <source>Semicolon  ;</source>
            <translation>Titik koma  ;</translation>
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
            <source>Sentence {number}: {text}</source>
            <translation>Kalimat {number}: {text}</translation>
        </message>
        <message>
            <source>sentence {n} of {all}</source>
            <translation>kalimat {n} dari {all}</translation>
        </message>
        <message>
            <source>Separator</source>
            <translation>Pemisah</translation>
        </message>
        <message>
            <source>Show &amp;details</source>
            <translation>Tampilkan &amp;perincian</translation>
        </message>
        <message>
            <source>Show only articles with these words in the title or source. Esc shows all.</source>
            <translation>Tampilkan hanya artikel dengan kata ini di judul atau sumbernya. Esc menampilkan semua.</translation>
        </message>
        <message>
            <source>Show or hide what a programmer needs to find the mistake</source>
            <translation>Tampilkan atau sembunyikan hal yang diperlukan pemrogram untuk menemukan kesalahannya</translation>
        </message>
        <message>
            <source>Sikap help</source>
            <translation>Bantuan Sikap</translation>
        </message>
        <message>
            <source>Sikap made a mistake. Your tags are safe: each one was saved when you made it.</source>
            <translation>Terjadi kesalahan di Sikap. Tanda Anda aman: setiap tanda langsung tersimpan saat dibuat.</translation>
        </message>
        <message>
            <source>Sikap made a mistake: {error}. Your tags are saved, and you can go on.</source>
            <translation>Terjadi kesalahan di Sikap: {error}. Tanda Anda tersimpan, dan Anda bisa melanjutkan.</translation>
        </message>
        <message>
            <source>Sikap {version}: a reader for coding news articles, who says what and which side they take.</source>
            <translation>Sikap {version}: aplikasi untuk membaca dan mengodekan artikel berita, siapa mengatakan apa dan di pihak mana ia berdiri.</translation>
        </message>
        <message>
            <source>somebody else</source>
            <translation>orang lain</translation>
        </message>
        <message>
            <source>Something went wrong</source>
            <translation>Ada yang salah</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Sumber</translation>
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
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Step {number} of the history was never finished.</source>
            <translation>Langkah {number} dalam riwayat tidak pernah diselesaikan.</translation>
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
            <source>Tagged {n} spans with the keyboard.</source>
            <translation>{n} rentang ditandai dengan papan ketik.</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Tanda</translation>
        </message>
        <message>
            <source>Tags of the article</source>
            <translation>Tanda pada artikel</translation>
        </message>
        <message>
            <source>Te&amp;xt</source>
            <translation>Te&amp;ks</translation>
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
            <source>The clipboard holds no text: copy an article first.</source>
            <translation>Papan klip tidak berisi teks: salin artikel dulu.</translation>
        </message>
        <message>
            <source>The code of another language, such as jv or ar</source>
            <translation>Kode bahasa lain, misalnya jv atau ar</translation>
        </message>
        <message>
            <source>The CSV does not hold what was tagged: {n} of {all} rows agree.</source>
            <translation>CSV tidak memuat apa yang ditandai: {n} dari {all} baris cocok.</translation>
        </message>
        <message>
            <source>The CSV holds exactly the {n} tags that were made.</source>
            <translation>CSV memuat tepat {n} tanda yang dibuat.</translation>
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
            <source>The disk with {path} is full: nothing was changed; free some space and try again.</source>
            <translation>Disk tempat {path} penuh: tidak ada yang diubah; kosongkan ruang lalu coba lagi.</translation>
        </message>
        <message>
            <source>The file is damaged ({reason}).</source>
            <translation>Berkas ini rusak ({reason}).</translation>
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
            <source>The first rows as they will be written</source>
            <translation>Baris-baris pertama seperti yang akan ditulis</translation>
        </message>
        <message>
            <source>The first {n} rows</source>
            <translation>{n} baris pertama</translation>
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
            <source>The history of this project names a table that Sikap does not know: nothing was changed.</source>
            <translation>Riwayat proyek ini menyebut tabel yang tidak dikenal Sikap: tidak ada yang diubah.</translation>
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
            <source>The newspaper, agency or site</source>
            <translation>Surat kabar, kantor berita, atau situsnya</translation>
        </message>
        <message>
            <source>The project is whole: every tag stands on its words.</source>
            <translation>Proyek utuh: setiap tanda tepat pada kata-katanya.</translation>
        </message>
        <message>
            <source>The project {path} is closed: open it again.</source>
            <translation>Proyek {path} sudah ditutup: buka kembali.</translation>
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
            <source>The statement and the {kind} are in different articles: link tags of one article.</source>
            <translation>Pernyataan dan {kind} itu ada di artikel yang berbeda: kaitkan tanda dari satu artikel.</translation>
        </message>
        <message>
            <source>The tags of this article in reading order. Enter goes to the text, Del removes a tag.</source>
            <translation>Tanda pada artikel ini menurut urutan baca. Enter pindah ke teks, Del menghapus tanda.</translation>
        </message>
        <message>
            <source>The text has {count} million characters and may have {limit} million: split it into its articles.</source>
            <translation>Teks ini {count} juta karakter, padahal paling banyak {limit} juta: pisahkan menjadi artikel-artikelnya.</translation>
        </message>
        <message>
            <source>The text itself stays as it was added</source>
            <translation>Teksnya sendiri tetap seperti saat ditambahkan</translation>
        </message>
        <message>
            <source>The tour is over: this window is yours now. F1 shows the help.</source>
            <translation>Tur selesai: jendela ini sekarang milik Anda. F1 menampilkan bantuan.</translation>
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
            <source>The {name} must be a text, not {value}.</source>
            <translation>Isi {name} harus berupa teks, bukan {value}.</translation>
        </message>
        <message>
            <source>The {table} {row} of article {article} is not at its place: {start} to {end} is other text.</source>
            <translation>Data {table} {row} di artikel {article} tidak pada tempatnya: {start} sampai {end} berisi teks lain.</translation>
        </message>
        <message>
            <source>There are no articles in {folder}: files to import end in {kinds}.</source>
            <translation>Tidak ada artikel di {folder}: berkas yang bisa diimpor berakhiran {kinds}.</translation>
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
            <source>There is no table {table}: choose one of {tables}.</source>
            <translation>Tidak ada tabel {table}: pilih salah satu dari {tables}.</translation>
        </message>
        <message>
            <source>There is no text to read: the article is empty.</source>
            <translation>Tidak ada teks untuk dibaca: artikelnya kosong.</translation>
        </message>
        <message>
            <source>There is no {table} with the number {id} in this project.</source>
            <translation>Tidak ada {table} bernomor {id} di proyek ini.</translation>
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
            <source>These two tags are not linked.</source>
            <translation>Kedua tanda ini tidak berkaitan.</translation>
        </message>
        <message>
            <source>This article has no tags yet.</source>
            <translation>Artikel ini belum punya tanda.</translation>
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
            <source>Title</source>
            <translation>Judul</translation>
        </message>
        <message>
            <source>Title, source, author, date and language of the article.</source>
            <translation>Judul, sumber, penulis, tanggal, dan bahasa artikel.</translation>
        </message>
        <message>
            <source>trigger</source>
            <translation>pemicu</translation>
        </message>
        <message>
            <source>Undid two tags and did one of them again.</source>
            <translation>Dua tanda diurungkan dan satu di antaranya diulangi.</translation>
        </message>
        <message>
            <source>Undoing</source>
            <translation>Mengurungkan</translation>
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
            <source>Untitled</source>
            <translation>Tanpa judul</translation>
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
            <source>view</source>
            <translation>tampilan</translation>
        </message>
        <message>
            <source>What a programmer needs to find the mistake</source>
            <translation>Hal yang diperlukan pemrogram untuk menemukan kesalahannya</translation>
        </message>
        <message>
            <source>What is being done</source>
            <translation>Apa yang sedang dikerjakan</translation>
        </message>
        <message>
            <source>What is wrong</source>
            <translation>Apa yang salah</translation>
        </message>
        <message>
            <source>What stands between two cells</source>
            <translation>Apa yang ada di antara dua sel</translation>
        </message>
        <message>
            <source>What you want to remember about this article</source>
            <translation>Apa yang ingin Anda ingat tentang artikel ini</translation>
        </message>
        <message>
            <source>When it was published: 2023-11-21, 21/11/2023 or with a time</source>
            <translation>Kapan terbit: 2023-11-21, 21/11/2023, atau beserta jamnya</translation>
        </message>
        <message>
            <source>Where it stands on the web; it is never opened by itself</source>
            <translation>Alamatnya di web; tidak pernah dibuka dengan sendirinya</translation>
        </message>
        <message>
            <source>Who wrote it</source>
            <translation>Siapa yang menulisnya</translation>
        </message>
        <message>
            <source>Work in progress</source>
            <translation>Pekerjaan yang berlangsung</translation>
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
            <source>Write the file</source>
            <translation>Menulis berkasnya</translation>
        </message>
        <message>
            <source>{characters} characters, {sentences} sentences, added on {day}</source>
            <translation>{characters} karakter, {sentences} kalimat, ditambahkan pada {day}</translation>
        </message>
        <message>
            <source>{count} sentences</source>
            <translation>{count} kalimat</translation>
        </message>
        <message>
            <source>{mark}, {number} of {total}: {text}</source>
            <translation>{mark}, {number} dari {total}: {text}</translation>
        </message>
        <message>
            <source>{name} cannot be imported. {reason}</source>
            <translation>{name} tidak bisa diimpor. {reason}</translation>
        </message>
        <message>
            <source>{name} has {size} MB, and a file may have {limit} MB: split it into its articles.</source>
            <translation>{name} berukuran {size} MB, padahal paling besar {limit} MB: pisahkan menjadi artikel-artikelnya.</translation>
        </message>
        <message>
            <source>{name} is a folder: choose the files in it.</source>
            <translation>{name} adalah folder: pilih berkas di dalamnya.</translation>
        </message>
        <message>
            <source>{name} is a {what} file, not text: save it as a text file and import that.</source>
            <translation>{name} adalah berkas {what}, bukan teks: simpan sebagai berkas teks lalu impor berkas itu.</translation>
        </message>
        <message>
            <source>{name} is empty: there is no text to import.</source>
            <translation>{name} kosong: tidak ada teks untuk diimpor.</translation>
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
            <source>{name} says it is {encoding} text but has damaged letters: save it again as UTF-8 text.</source>
            <translation>{name} mengaku teks {encoding} tetapi hurufnya rusak: simpan ulang sebagai teks UTF-8.</translation>
        </message>
        <message>
            <source>{n} actors</source>
            <translation>{n} aktor</translation>
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
            <source>{n} files could not be read; the others were added.</source>
            <translation>{n} berkas tidak bisa dibaca; yang lain sudah ditambahkan.</translation>
        </message>
        <message>
            <source>{n} positions</source>
            <translation>{n} posisi</translation>
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
            <source>{n} statements</source>
            <translation>{n} pernyataan</translation>
        </message>
        <message>
            <source>{n} tags</source>
            <translation>{n} tanda</translation>
        </message>
        <message>
            <source>{n} things are wrong in this project.</source>
            <translation>Ada {n} hal yang salah di proyek ini.</translation>
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
            <source>{path} is damaged ({reason}): open a backup copy of it.</source>
            <translation>{path} rusak ({reason}): buka salinan cadangannya.</translation>
        </message>
        <message>
            <source>{path} is damaged and cannot be read: open a backup copy of it instead.</source>
            <translation>{path} rusak dan tidak bisa dibaca: buka salinan cadangannya saja.</translation>
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
            <source>{reason} A project of its own is opened instead.</source>
            <translation>{reason} Sebagai gantinya dibuka proyek baru.</translation>
        </message>
        <message>
            <source>{reason} Files that can be imported end in {kinds}.</source>
            <translation>{reason} Berkas yang bisa diimpor berakhiran {kinds}.</translation>
        </message>
        <message>
            <source>{shown} of {n} articles</source>
            <translation>{shown} dari {n} artikel</translation>
        </message>
        <message>
            <source>{tagged} of {sentences} sentences tagged</source>
            <translation>{tagged} dari {sentences} kalimat bertanda</translation>
        </message>
        <message>
            <source>{value} is no date: write it as 2023-11-21, 2023-11-21T08:30:00Z, 21/11/2023 or 21 November 2023.</source>
            <translation>{value} bukan tanggal: tulis seperti 2023-11-21, 2023-11-21T08:30:00Z, 21/11/2023, atau 21 November 2023.</translation>
        </message>
        <message>
            <source>{value} is no language code: write one such as id, ms or en.</source>
            <translation>{value} bukan kode bahasa: tulis misalnya id, ms, atau en.</translation>
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
